// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/library.h"
#include "ui/common/librarypage.h"

class QComboBox;

namespace Casement::Ui {

/// Knowledge articles: by product, by kind, by words.
class KnowledgePage final : public LibraryPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KnowledgePage)

public:
    explicit KnowledgePage(const Context &context, QWidget *parent = nullptr);
    ~KnowledgePage() override;

protected:
    void load() override;
    void loadText(const QString &id) override;
    [[nodiscard]] std::pair<QString, QString> nothingYet() const override;
    [[nodiscard]] bool isNarrowed() const override;
    void widen() override;

private:
    void loadProducts();
    [[nodiscard]] QString factsOf(const Article &article) const;

    QComboBox *m_kinds;
};

} // namespace Casement::Ui
