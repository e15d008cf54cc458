// SPDX-License-Identifier: GPL-3.0-or-later
// The library needs one object of its own; all else in it is generated from the files around.
