// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace Casement::Service {

/// The words of the sample data, read from resources/sample/*.json.
struct SampleTexts
{
    struct Place { QString city, country, region, subRegion, language; };
    struct Culture { QString id; QStringList given, family; };
    struct Message { bool byCare = false; QString text; };
    /// One kind of case: where it belongs in the definition, its words with {slots}, and how the talk goes.
    struct Problem
    {
        QString language, type, product, feature, productType;
        QStringList subjects, descriptions;
        QList<Message> thread;
        QString note, log;
    };
    /// What people say around the matter itself, per language.
    struct Chatter
    {
        QStringList careOpen, careClose, customerOpen, customerClose, nudge, update, solved, closing;
    };

    QList<QJsonObject> accounts; ///< as in the import format, with domain, language and weight besides
    QList<Place> places;
    QStringList kinds; ///< names of further accounts, with {city}
    QList<Culture> cultures;
    QStringList titles, notes, escalations, feedback;
    QList<QJsonObject> people; ///< everybody whose name is fixed: person members and, for users, role
    QList<QJsonObject> library; ///< articles and messages as in the import format, with their lines as a list and daysAgo for the instant
    QHash<QString, QStringList> slotValues;
    QList<Problem> problems;
    QHash<QString, Chatter> chatter; ///< by language

    /// Each file adds to the lists. Error BadRequest: which file and what is wrong with it.
    [[nodiscard]] static Result<SampleTexts> load(const QList<std::pair<QString, QByteArray>> &files);
};

} // namespace Casement::Service
