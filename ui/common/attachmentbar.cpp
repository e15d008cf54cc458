// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/attachmentbar.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/common/filechip.h"
#include "ui/common/flowlayout.h"
#include "ui/common/errors.h"
#include "ui/common/formatter.h"
#include "ui/common/theme.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QJsonObject>
#include <QMimeData>
#include <QTemporaryFile>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

AttachmentBar::AttachmentBar(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_flow(new FlowLayout(this))
{
    setObjectName(u"attachmentBar"_s);
    m_flow->setContentsMargins(0, 0, 0, 0);
    m_flow->setSpacing(Space::s);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

AttachmentBar::~AttachmentBar() = default;

void AttachmentBar::pick()
{
    m_context.prompts.pickFiles(this, tr("Attach files"), [this](const QStringList &paths) { addPaths(paths); });
}

void AttachmentBar::addPaths(const QStringList &paths)
{
    for (const QString &path : paths)
        keep(path, false);
}

bool AttachmentBar::holdsFiles(const QMimeData *data)
{
    if (!data)
        return false;
    const QList<QUrl> urls = data->urls();
    const bool files = std::any_of(urls.cbegin(), urls.cend(), [](const QUrl &url) { return url.isLocalFile(); });
    return files || (data->hasImage() && !data->hasText());
}

void AttachmentBar::addFrom(const QMimeData *data)
{
    bool any = false;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile()) {
            keep(url.toLocalFile(), false);
            any = true;
        }
    }
    if (!any && data->hasImage())
        addPicture(data);
}

void AttachmentBar::addPicture(const QMimeData *data)
{
    const auto image = qvariant_cast<QImage>(data->imageData());
    QTemporaryFile file(QDir::temp().filePath(tr("Screenshot") + u"-XXXXXX.png"_s));
    if (image.isNull() || !file.open() || !image.save(&file, "PNG")) {
        Q_EMIT refused(tr("The picture could not be saved. Make room on the disk and paste it again."));
        return;
    }
    file.setAutoRemove(false); // gone once the store has its copy
    const QString path = file.fileName();
    file.close();
    keep(path, true);
}

QString AttachmentBar::whyNot(const QString &name, qint64 size) const
{
    const auto &limits = m_context.workspace.definition().limits;
    const QString shown = displaySafe(name);
    if (size > limits.fileBytes)
        return tr("%1 is too large: a file may have at most %2. Your text is kept.")
            .arg(shown, Formatter::size(limits.fileBytes));
    qint64 all = m_already + m_copyingBytes + size;
    for (const LocalFile &file : m_files)
        all += file.size;
    if (all > limits.caseBytes)
        return tr("%1 does not fit: the files of a case may have at most %2 together. Your text is kept.")
            .arg(shown, Formatter::size(limits.caseBytes));
    return {};
}

void AttachmentBar::keep(const QString &path, bool ours)
{
    const QFileInfo info(path);
    QString problem = whyNot(info.fileName(), info.size());
    if (!info.isFile())
        problem = tr("%1 is not a file that can be attached. Pack a folder into one file first.")
                      .arg(displaySafe(info.fileName()));
    if (!problem.isEmpty()) {
        if (ours)
            QFile::remove(path);
        Q_EMIT refused(problem);
        return;
    }
    ++m_copying;
    m_copyingBytes += info.size();
    onFinished(m_context.workspace.drafts().keepFile(path), this,
               [this, path, ours, size = info.size(), generation = m_generation](const Result<LocalFile> &file) {
                   m_copyingBytes -= size;
                   --m_copying;
                   kept(path, file, ours, generation);
               });
    Q_EMIT changed();
}

void AttachmentBar::kept(const QString &path, const Result<LocalFile> &file, bool ours, int generation)
{
    if (ours)
        QFile::remove(path);
    if (!file.ok()) {
        Q_EMIT refused(
            tr("%1 was not attached. %2").arg(displaySafe(QFileInfo(path).fileName()), sentenceFor(file.error())));
        Q_EMIT changed();
        return;
    }
    if (generation != m_generation)
        return;
    m_files << file.value();
    rebuild();
    Q_EMIT changed();
}

void AttachmentBar::setFiles(const QList<LocalFile> &files)
{
    ++m_generation;
    m_files = files;
    rebuild();
}

QList<AttachmentRef> AttachmentBar::refs() const
{
    QList<AttachmentRef> list;
    for (const LocalFile &file : m_files)
        list << AttachmentRef{file.id, file.name, file.mime, file.size};
    return list;
}

void AttachmentBar::setAlreadyAttached(qint64 bytes) { m_already = bytes; }

void AttachmentBar::rebuild()
{
    while (QLayoutItem *item = m_flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    QWidget *before = m_tabAfter;
    for (const LocalFile &file : std::as_const(m_files)) {
        auto *chip = new FileChip(FileChip::Use::Remove, file.name, file.mime, file.size, this);
        connect(chip, &FileChip::removed, this, [this, id = file.id] {
            m_files.removeIf([&](const LocalFile &candidate) { return candidate.id == id; });
            rebuild();
            Q_EMIT changed();
        });
        m_flow->addWidget(chip);
        chip->show();
        if (before)
            setTabOrder(before, chip->button());
        before = chip->button();
    }
    setVisible(!m_files.isEmpty());
    updateGeometry();
}

QJsonArray AttachmentBar::toJson(const QList<LocalFile> &files)
{
    QJsonArray array;
    for (const LocalFile &file : files) {
        array << QJsonObject{{u"id"_s, file.id},
                             {u"path"_s, file.path},
                             {u"name"_s, file.name},
                             {u"mime"_s, file.mime},
                             {u"size"_s, file.size}};
    }
    return array;
}

QList<LocalFile> AttachmentBar::fromJson(const QJsonArray &json)
{
    QList<LocalFile> files;
    for (const QJsonValue &value : json) {
        const QJsonObject item = value.toObject();
        files << LocalFile{item.value(u"id"_s).toString(), item.value(u"path"_s).toString(),
                           item.value(u"name"_s).toString(), item.value(u"mime"_s).toString(),
                           item.value(u"size"_s).toInteger()};
    }
    return files;
}

} // namespace Casement::Ui
