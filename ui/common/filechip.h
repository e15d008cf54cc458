// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QImage>

class QLabel;
class QToolButton;

namespace Casement::Ui {

/// One file as a small box: sign, name and size; opened by a click, or taken out again while it is being attached.
class FileChip final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileChip)

public:
    enum class Use { Open, Remove };

    FileChip(Use use, const QString &name, const QString &mime, qint64 size, QWidget *parent);
    ~FileChip() override;

    void setNote(const QString &note); ///< words after the size, such as "waiting to be sent"; empty: none
    void setBusy(bool busy); ///< being fetched
    void reservePicture(); ///< room for a small picture, so that nothing moves when it comes
    void setPicture(const QImage &picture);
    [[nodiscard]] QWidget *button() const; ///< the part that takes the focus

Q_SIGNALS:
    void opened();
    void removed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    [[nodiscard]] QIcon sign() const;

    QString m_name, m_mime, m_note;
    qint64 m_size;
    bool m_busy = false;
    bool m_large = false; ///< shows the picture itself, or has the room for it
    QImage m_picture;
    QLabel *m_detail;
    QToolButton *m_file;
    QToolButton *m_remove = nullptr;
};

} // namespace Casement::Ui
