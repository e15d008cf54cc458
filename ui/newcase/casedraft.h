// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"
#include "models/domain/portaldefinition.h"

namespace Casement::Ui {

/// A case being written: the answers so far, held to the rules of the form with every change. Plain data; the pages
/// show it.
class CaseDraft
{
public:
    [[nodiscard]] QString value(const QString &field) const { return m_answers.value(field); }
    /// Sets an answer and takes back those that no longer fit: choices depend on the one before (NEW-2), a type may fix
    /// or propose the severity (SEV-7).
    void set(const PortalDefinition &definition, const QString &field, const QString &value);
    void setContact(const QString &personId, const QString &name);
    [[nodiscard]] const QMap<QString, QString> &answers() const { return m_answers; }
    /// The level a type fixes; null where the person chooses.
    [[nodiscard]] const PortalDefinition::Level *fixedSeverity(const PortalDefinition &definition) const;

    /// Whether a field is asked now, asked once an earlier one is answered, or not at all.
    enum class Asked { Now, Later, Never };
    [[nodiscard]] Asked asked(const PortalDefinition &definition, const PortalDefinition::Field &field) const;

    /// What is sent: the description with the checklist's answers and further instances under headings (NEW-3, NEW-4).
    [[nodiscard]] QString composedDescription(const PortalDefinition &definition) const;
    [[nodiscard]] OpenCase toOpenCase(const PortalDefinition &definition) const;
    [[nodiscard]] bool isEmpty() const; ///< nothing a person would miss

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static CaseDraft fromJson(const QJsonObject &json);
    /// An open case's answers, for editing one of them.
    [[nodiscard]] static CaseDraft of(const Case &record);
    /// One that was sent before; the store knows where its files are.
    [[nodiscard]] static CaseDraft of(const OpenCase &act, const QString &contactName);

    QString contactName;
    QMap<QString, QString> checklist; ///< question id -> answer
    QString furtherInstances; ///< as typed
    bool severalInstances = false;
    QStringList cc;
    QList<LocalFile> files;
    QString page; ///< id of the page last shown
    QString related, relatedNumber; ///< STAT-4: the case it is about

    friend bool operator==(const CaseDraft &, const CaseDraft &) = default;

private:
    void dropUnfit(const PortalDefinition &definition);
    void proposeSeverity(const PortalDefinition &definition);

    QMap<QString, QString> m_answers; ///< by field id
    bool m_severityChosen = false; ///< by the person: a proposal does not replace it
};

} // namespace Casement::Ui
