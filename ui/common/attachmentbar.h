// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/operation.h"
#include "ui/common/context.h"

#include <QJsonArray>
#include <QWidget>

class QMimeData;

namespace Casement::Ui {

class FlowLayout;

/// The files that go with a text not sent yet: chosen, dropped or pasted, copied into the store at once so that they
/// survive the original, kept within the definition's limits. Hidden while there are none.
class AttachmentBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AttachmentBar)

public:
    explicit AttachmentBar(Context context, QWidget *parent = nullptr);
    ~AttachmentBar() override;

    void pick(); ///< asks for files
    void addPaths(const QStringList &paths);
    [[nodiscard]] static bool holdsFiles(const QMimeData *data); ///< files or a picture
    void addFrom(const QMimeData *data);

    void setFiles(const QList<LocalFile> &files);
    [[nodiscard]] const QList<LocalFile> &files() const { return m_files; }
    [[nodiscard]] QList<AttachmentRef> refs() const;
    void setAlreadyAttached(qint64 bytes); ///< on the case before these
    void setTabAfter(QWidget *widget) { m_tabAfter = widget; } ///< the files follow it in the tab order
    [[nodiscard]] bool isBusy() const { return m_copying > 0; }

    [[nodiscard]] static QJsonArray toJson(const QList<LocalFile> &files);
    [[nodiscard]] static QList<LocalFile> fromJson(const QJsonArray &json);

Q_SIGNALS:
    void changed();
    void refused(const QString &sentence); ///< names the file and the limit

private:
    void keep(const QString &path, bool ours);
    void kept(const QString &path, const Result<LocalFile> &file, bool ours, int generation);
    void addPicture(const QMimeData *data);
    [[nodiscard]] QString whyNot(const QString &name, qint64 size) const;
    void rebuild();

    Context m_context;
    QList<LocalFile> m_files;
    FlowLayout *m_flow;
    QWidget *m_tabAfter = nullptr;
    qint64 m_already = 0;
    qint64 m_copyingBytes = 0;
    int m_copying = 0;
    int m_generation = 0; ///< of setFiles(): a copy asked for before it belongs to another text
};

} // namespace Casement::Ui
