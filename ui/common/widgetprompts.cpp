// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/widgetprompts.h"

#include "ui/common/markdownview.h"
#include "ui/common/theme.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

QWidget *windowOf(QObject *owner)
{
    auto *widget = qobject_cast<QWidget *>(owner);
    return widget ? widget->window() : nullptr;
}

QMessageBox *makeBox(QObject *owner, const QString &title, const QString &text)
{
    auto *box = new QMessageBox(windowOf(owner));
    box->setObjectName(u"promptBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(title);
    box->setTextFormat(Qt::PlainText);
    box->setText(title);
    box->setInformativeText(text);
    return box;
}

QFileDialog *makeFileDialog(QObject *owner, const QString &title)
{
    auto *dialog = new QFileDialog(windowOf(owner), title);
    dialog->setObjectName(u"fileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

} // namespace

void WidgetPrompts::ask(QObject *owner, const Question &question, std::function<void(bool)> done)
{
    QMessageBox *box = makeBox(owner, question.title, question.text);
    box->setIcon(question.destructive ? QMessageBox::Warning : QMessageBox::Question);
    QPushButton *yes = box->addButton(question.verb, question.destructive ? QMessageBox::DestructiveRole : QMessageBox::AcceptRole);
    yes->setObjectName(u"confirmButton"_s);
    QPushButton *no = box->addButton(QMessageBox::Cancel);
    no->setObjectName(u"cancelButton"_s);
    box->setEscapeButton(no);
    box->setDefaultButton(question.destructive ? no : yes);
    if (!question.destructive)
        makePrimary(yes);
    QObject::connect(box, &QMessageBox::finished, owner, [box, yes, done = std::move(done)] { done(box->clickedButton() == yes); });
    box->open();
}

void WidgetPrompts::tell(QObject *owner, const QString &title, const QString &text)
{
    QMessageBox *box = makeBox(owner, title, text);
    box->setIcon(QMessageBox::Information);
    box->setStandardButtons(QMessageBox::Ok);
    box->open();
}

void WidgetPrompts::pickFiles(QObject *owner, const QString &title, std::function<void(const QStringList &)> done)
{
    QFileDialog *dialog = makeFileDialog(owner, title);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::finished, owner, [dialog, done = std::move(done)](int result) {
        done(result == QDialog::Accepted ? dialog->selectedFiles() : QStringList());
    });
    dialog->open();
}

void WidgetPrompts::pickSavePath(QObject *owner, const QString &title, const QString &proposal, std::function<void(const QString &)> done)
{
    QFileDialog *dialog = makeFileDialog(owner, title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(proposal);
    QObject::connect(dialog, &QFileDialog::finished, owner, [dialog, done = std::move(done)](int result) {
        done(result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString());
    });
    dialog->open();
}

void WidgetPrompts::openExternally(QObject *, const QString &urlOrPath)
{
    const QUrl url(urlOrPath, QUrl::StrictMode);
    if (isSafeLink(url))
        QDesktopServices::openUrl(url);
    else if (QFileInfo::exists(urlOrPath))
        QDesktopServices::openUrl(QUrl::fromLocalFile(urlOrPath));
}

} // namespace Casement::Ui
