// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QPrintDialog>

namespace Casement::Testing {

/// What a person does who chooses "Print to file" there.
inline void printInto(QPrintDialog *dialog, const QString &path)
{
    auto *printers = dialog->findChild<QComboBox *>(QStringLiteral("printers"));
    if (printers)
        printers->setCurrentIndex(printers->count() - 1);
    if (auto *line = dialog->findChild<QLineEdit *>(QStringLiteral("filename")))
        line->setText(path);
    dialog->accept();
}

} // namespace Casement::Testing
