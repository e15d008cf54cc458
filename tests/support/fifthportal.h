// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>

namespace Casement::Testing {

/// A portal no vendor has: other words, statuses and fields.
inline const char fifth[] = R"({
  "format": 1, "id": "garden", "name": "Garden Help", "version": 1,
  "statuses": [
    {"id": "seed", "label": "Seed", "phase": "new"}, {"id": "sprout", "label": "Sprout", "phase": "active"},
    {"id": "dry", "label": "Dry", "phase": "pending"}, {"id": "harvest", "label": "Harvest", "phase": "closed"},
    {"id": "compost", "label": "Compost", "phase": "closed"}],
  "transitions": [
    {"from": "seed", "to": "sprout", "by": ["care"], "on": "assign"},
    {"from": "seed", "to": "dry", "by": ["care"], "on": "waiting"}, {"from": "sprout", "to": "dry", "by": ["care"], "on": "waiting"},
    {"from": "dry", "to": "sprout", "by": ["customer"], "on": "reply"},
    {"from": "dry", "to": "compost", "by": ["service"], "on": "timer"},
    {"from": "sprout", "to": "harvest", "by": ["customer"]}, {"from": "sprout", "to": "harvest", "by": ["care"], "on": "accept"},
    {"from": "harvest", "to": "sprout", "by": ["customer"], "on": "reply", "guard": "withinReopenWindow"}],
  "severities": [{"id": "big", "label": "Big", "shortLabel": "B", "rank": 1}, {"id": "small", "label": "Small", "shortLabel": "S", "rank": 2}],
  "priorities": [{"id": "now", "label": "Now", "shortLabel": "N", "rank": 1}, {"id": "soon", "label": "Soon", "shortLabel": "s", "rank": 2}],
  "fields": [
    {"id": "account", "label": "Plot", "kind": "account", "required": true}, {"id": "subject", "label": "What", "kind": "line", "required": true},
    {"id": "severity", "label": "Size", "kind": "choice", "source": "severities", "required": true}, {"id": "contact", "label": "Who", "kind": "contact"}],
  "newCasePages": [{"id": "all", "title": "All", "fields": ["account", "subject", "severity", "contact"]}],
  "views": [{"id": "all", "label": "All"}], "columns": [{"id": "number", "label": "No."}],
  "permissions": {"parentAccount": {"own": ["view"]}, "subAccount": {"own": ["view"]}, "standardAccount": {"own": ["view", "open", "edit", "account"]}},
  "closeReasons": [{"id": "ripe", "label": "Ripe"}, {"id": "else", "label": "Else", "needsText": true}],
  "timers": [{"id": "rot", "label": "Rot", "status": "dry", "to": "compost", "afterMs": 86400000}],
  "notices": [{"on": "autoClosed", "to": ["contact"]}, {"on": "reply", "to": ["contact"]}, {"on": "customerReply", "to": ["engineer"]}, {"on": "assigned", "to": ["owner"]}],
  "stillWorking": 1, "reopenWindowMs": 86400000, "firstView": "all"
})";

inline QJsonObject fifthJson() { return QJsonDocument::fromJson(fifth).object(); }

} // namespace Casement::Testing
