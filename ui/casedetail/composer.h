// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QSet>
#include <QWidget>

class QAction;
class QCheckBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace Casement::Ui {

class AttachmentBar;
class MarkdownView;
class Notice;
class TextEdit;
class UndoBar;

/// Writes a reply or, for Care, an internal note. What is typed is a draft of the case from the first character on; it
/// leaves the editor only when the outbox has it.
class Composer final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Composer)

public:
    enum class Kind { Reply, Note };

    explicit Composer(Context context, QWidget *parent = nullptr);
    ~Composer() override;

    void showCase(const QString &caseId); ///< empty: none
    void setDetail(const CaseDetail &detail);
    void start(Kind kind); ///< with the focus in the text
    void reload(); ///< its draft was written elsewhere
    [[nodiscard]] QAction *undoAction() const; ///< of what was sent last, as long as it is still here
    [[nodiscard]] Kind kind() const { return m_kind; }

Q_SIGNALS:
    void posted(const QString &caseId);
    /// The case takes no more replies: what was written here is to begin a new one.
    void newCaseWanted(const QString &words);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    [[nodiscard]] static QString keyOf(const QString &caseId);
    [[nodiscard]] QString key() const;
    [[nodiscard]] bool isEmpty() const;
    void loadDraft();
    void restore(const QJsonObject &draft);
    void keepTypedEarly(const QString &caseId, const QString &before, const Result<QJsonObject> &draft);
    void saveDraft();
    void wantKind(Kind kind);
    void setKind(Kind kind);
    void send();
    void sent(const QString &caseId, const Result<void> &result);
    void clearText();
    void tookBack(const QString &caseId);
    void buildPreview();
    void setPreview(bool on); ///< how it will be read, instead of the editor
    void setExpanded(bool expanded); ///< folded it is one line, so that reading has the room
    void foldIfUnused();
    void refresh();
    void restyle();
    [[nodiscard]] QString recipients() const;

    Context m_context;
    QString m_caseId;
    CaseDetail m_detail;
    Kind m_kind = Kind::Reply;
    bool m_loading = false;
    quint64 m_loadToken = 0;
    QString m_shownBefore; ///< the editor's text when loading began
    QHash<QString, QString> m_typedEarly; ///< by case: typed while its draft was read, the case left since
    bool m_quiet = false; ///< the program changes the text, not the person
    bool m_closedForGood = false;
    QSet<QString> m_sending; ///< cases whose text is on its way into the outbox
    UndoBar *m_undo;
    QWidget *m_top, *m_bottom, *m_kinds;
    QToolButton *m_replyKind, *m_noteKind;
    QLabel *m_to;
    TextEdit *m_edit;
    AttachmentBar *m_files;
    Notice *m_notice;
    QScrollArea *m_preview;
    MarkdownView *m_previewText;
    QToolButton *m_previewButton;
    QPushButton *m_attach;
    QCheckBox *m_waiting;
    QLabel *m_keyHint;
    QPushButton *m_send;
    QAction *m_sendAction;
};

} // namespace Casement::Ui
