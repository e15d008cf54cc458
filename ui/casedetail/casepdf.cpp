// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/casepdf.h"

#include "ui/common/formatter.h"

#include <QCoreApplication>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Casement::Ui::CasePdf)
};

QString fact(const QString &label, const QString &value)
{
    return value.isEmpty() ? QString() : u"<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>"_s.arg(label.toHtmlEscaped(), value.toHtmlEscaped());
}

/// As it was written: nothing in it is taken for a picture or a link to fetch.
QString message(const QString &author, qint64 at, const QString &body, const QStringList &files, const Formatter &format)
{
    QString text = body.toHtmlEscaped();
    text.replace(u'\n', u"<br>"_s);
    QString html = u"<hr><p><b>%1</b>, %2</p><p>%3</p>"_s.arg(author.toHtmlEscaped(), format.absolute(at).toHtmlEscaped(), text);
    if (!files.isEmpty())
        html += u"<p><i>%1</i></p>"_s.arg(Words::tr("Files: %1").arg(files.join(u", "_s)).toHtmlEscaped());
    return html;
}

} // namespace

QString caseAsHtml(const PortalDefinition &definition, const CaseDetail &detail, qint64 nowMs)
{
    const Case &record = detail.bundle.record;
    const Formatter format(definition, nowMs);
    const auto filesOf = [&](const QString &commentId) {
        QStringList names;
        for (const Attachment &file : detail.bundle.attachments) {
            if (file.commentId == commentId && file.audience == Audience::Public)
                names << file.name;
        }
        return names;
    };
    QString html = u"<h2>%1</h2><p>%2</p><table>"_s.arg(record.subject.toHtmlEscaped(), Formatter::number(record).toHtmlEscaped());
    html += fact(format.fieldLabel(u"account"_s), record.accountName) + fact(format.fieldLabel(u"contact"_s), record.contactName)
        + fact(Words::tr("Status"), format.status(record.status)) + fact(format.fieldLabel(u"severity"_s), record.severity.isEmpty() ? QString() : format.severity(record.severity))
        + fact(format.fieldLabel(u"type"_s), record.type.isEmpty() ? QString() : format.caseType(record.type))
        + fact(format.fieldLabel(u"product"_s), record.product.isEmpty() ? QString() : format.product(record.product))
        + fact(Words::tr("Opened"), format.absolute(record.openedAt)) + fact(Words::tr("Printed"), format.absolute(nowMs)) + u"</table>"_s;
    html += message(record.openerName, record.openedAt, record.description, filesOf({}), format);
    for (const Comment &comment : detail.bundle.comments) {
        if (comment.audience == Audience::Public)
            html += message(comment.authorName, comment.postedAt, comment.body, filesOf(comment.id), format);
    }
    return html;
}

void drawCase(QPagedPaintDevice &device, const QString &html)
{
    QTextDocument document;
    document.setHtml(html);
    document.print(&device);
}

Result<void> writeCasePdf(const QString &path, const QString &title, const QString &html)
{
    const Error failed{ErrorCode::Storage, path};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed;
    {
        QPdfWriter writer(&file);
        writer.setTitle(title);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins({15, 15, 15, 15}, QPageLayout::Millimeter);
        drawCase(writer, html);
    }
    return file.commit() ? Result<void>() : Result<void>(failed);
}

} // namespace Casement::Ui
