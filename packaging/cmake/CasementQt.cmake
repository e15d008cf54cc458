# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that depends on the Qt version; the sources' counterpart is models/domain/qtcompat.h.

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network Sql)
if(CASEMENT_BUILD_GUI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Gui Widgets PrintSupport Svg LinguistTools)
    find_package(Qt6Keychain REQUIRED)
else()
    find_package(Qt6 6.4 REQUIRED COMPONENTS Gui)
endif()
if(CASEMENT_BUILD_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()
find_package(PkgConfig REQUIRED)
pkg_check_modules(Microhttpd REQUIRED IMPORTED_TARGET libmicrohttpd>=0.9.75)
pkg_check_modules(GnuTls REQUIRED IMPORTED_TARGET gnutls>=3.7)
find_package(ZLIB REQUIRED)
pkg_check_modules(Sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(Sqlite3 REQUIRED IMPORTED_TARGET sqlite3)

# casement_add_translations(casement): compiles translations/casement_<lang>.ts into the target as :/i18n/casement_<lang>.qm.
# The target casement_lupdate brings the .ts files up to date with everything a person can read.
function(casement_add_translations target)
    file(GLOB ts_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/translations/casement_*.ts")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/ui/*.cpp" "${CMAKE_SOURCE_DIR}/ui/*.h"
        "${CMAKE_SOURCE_DIR}/models/*.cpp" "${CMAKE_SOURCE_DIR}/models/*.h" "${CMAKE_SOURCE_DIR}/app/casement/*.cpp"
        "${CMAKE_SOURCE_DIR}/app/casement/*.h")
    qt_add_translations(${target} TS_FILES ${ts_files} SOURCES ${sources} RESOURCE_PREFIX "/i18n"
        LUPDATE_OPTIONS -locations none -no-obsolete)
endfunction()
