// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/printing.h"

#include <QCoreApplication>
#include <QPrintDialog>
#include <QPrinter>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int marginMm = 14;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Casement::Ui::Printing)
};

} // namespace

void choosePrinter(QWidget *parent, const QString &title, Paper paper, std::function<void(const std::shared_ptr<QPrinter> &)> then)
{
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(title);
    printer->setCreator(QCoreApplication::applicationName());
    printer->setPageOrientation(paper == Paper::Across ? QPageLayout::Landscape : QPageLayout::Portrait);
    printer->setPageMargins({marginMm, marginMm, marginMm, marginMm}, QPageLayout::Millimeter);
    auto *dialog = new QPrintDialog(printer.get(), parent);
    dialog->setObjectName(u"printDialog"_s);
    dialog->setWindowTitle(Words::tr("Print %1").arg(title));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Pages are counted while they are drawn: a range cannot be promised before.
    dialog->setOptions(QAbstractPrintDialog::PrintToFile | QAbstractPrintDialog::PrintShowPageSize | QAbstractPrintDialog::PrintCollateCopies);
    QObject::connect(dialog, &QDialog::accepted, parent, [printer, then = std::move(then)] { then(printer); });
    dialog->open();
}

} // namespace Casement::Ui
