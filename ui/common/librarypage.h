// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/badges.h"
#include "ui/common/context.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QScrollArea;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace Casement::Ui {

class EmptyState;
class LibraryDelegate;
class MarkdownView;

/// Three panes to find and read what the portal publishes: choices, list, text. Which choices, entries and words there are is
/// said by the page of articles and the page of messages.
class LibraryPage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibraryPage)

public:
    ~LibraryPage() override;
    /// Shows one in the reader, and selects it where the list has it.
    void openEntry(const QString &id);
    void find(const QString &words); ///< as if typed into the page's search
    [[nodiscard]] QList<QWidget *> panes() const; ///< in the order F6 walks
    void saveLayout();

protected:
    struct Names { QString object, search, choices, list, pick; IconName sign = IconName::Knowledge; };
    struct Choice { QString id, label; qint64 count = -1; }; ///< -1: none shown
    struct Entry { QString id, title, line, facts, when; IconName sign = IconName::Circle; bool unread = false; };
    struct Text { QString id, title, facts, body, link; QList<Badge> badges; };

    LibraryPage(const Context &context, const Names &names, QWidget *parent);

    /// Asks for what query() names and gives it to setEntries().
    virtual void load() = 0;
    /// Asks for the whole of one and gives it to setText().
    virtual void loadText(const QString &id) = 0;
    virtual void textShown(const QString &id); ///< somebody has it before them
    /// Words for a list that holds nothing, though nothing narrows it.
    [[nodiscard]] virtual std::pair<QString, QString> nothingYet() const = 0;

    [[nodiscard]] const Context &context() const { return m_context; }
    [[nodiscard]] QString choice() const; ///< empty: all
    [[nodiscard]] QString typed() const;
    [[nodiscard]] virtual bool isNarrowed() const;
    virtual void widen(); ///< takes back what narrows the list
    void setChoices(const QList<Choice> &choices);
    void setEntries(const QList<Entry> &entries);
    void setText(const Text &text);
    void failed(const Error &error);
    void textFailed(const QString &id, const Error &error); ///< NotFound: it is not here any more
    [[nodiscard]] QHBoxLayout *toolRow() const { return m_tools; } ///< under the search
    [[nodiscard]] quint64 nextToken() { return ++m_token; } ///< of the newest load
    [[nodiscard]] bool isNewest(quint64 token) const { return token == m_token; }

    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeChoices();
    QWidget *makeList();
    QWidget *makeReader();
    void connectParts();
    void read(const QString &id, bool fromTop);
    void step(int by);
    void mark();
    void sayNothingFound();

    Context m_context;
    Names m_names;
    QSplitter *m_split;
    QListWidget *m_choices = nullptr;
    QLineEdit *m_search = nullptr;
    QHBoxLayout *m_tools = nullptr;
    QStackedWidget *m_stack = nullptr;
    QListWidget *m_list = nullptr;
    LibraryDelegate *m_delegate = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedWidget *m_reader = nullptr;
    EmptyState *m_pick = nullptr;
    QScrollArea *m_scroll = nullptr;
    QLabel *m_title = nullptr;
    QHBoxLayout *m_badges = nullptr;
    QLabel *m_facts = nullptr;
    QPushButton *m_link = nullptr;
    MarkdownView *m_body = nullptr;
    QTimer *m_typing;
    QString m_open; ///< the one in the reader
    QString m_address;
    quint64 m_token = 0;
    bool m_failed = false;
};

} // namespace Casement::Ui
