// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/windowfixture.h"

#include <QAccessible>
#include <QPointer>

using namespace Casement;
using namespace Casement::Ui;
using namespace Qt::StringLiterals;

/// A customer's day through the accessibility interface alone: what is there is found by role and name, as a screen reader says it, and
/// pressed, chosen and written as an assistive program does.
class TestStory final : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aCaseFromOpeningToClosing_NEW_1_ESC_1_STAT_5();

private:
    [[nodiscard]] QAccessibleInterface *spoken(QAccessible::Role role, const QString &name);
    [[nodiscard]] static QAccessibleInterface *spokenIn(QAccessibleInterface *in, QAccessible::Role role, const QString &name);
    static void hearAll(QAccessibleInterface *in, QStringList &heard);
    void press(QAccessible::Role role, const QString &name);
    void write(const QString &name, const QString &text);
    void choose(const QString &name, const QString &item);
    [[nodiscard]] QWidget *front() { return QApplication::activeModalWidget() ? QApplication::activeModalWidget() : m_window.get(); }
};

QAccessibleInterface *TestStory::spokenIn(QAccessibleInterface *in, QAccessible::Role role, const QString &name)
{
    if (!in || !in->isValid() || in->state().invisible)
        return nullptr;
    if (in->role() == role && in->text(QAccessible::Name).remove(u'&') == name && !in->state().disabled)
        return in;
    if (in->role() == QAccessible::Table || in->role() == QAccessible::List || in->role() == QAccessible::Tree)
        return nullptr; // rows are not what this story looks for
    for (int i = 0; i < in->childCount(); ++i) {
        if (auto *found = spokenIn(in->child(i), role, name))
            return found;
    }
    return nullptr;
}

void TestStory::hearAll(QAccessibleInterface *in, QStringList &heard)
{
    if (!in || !in->isValid() || in->state().invisible)
        return;
    if (const QString name = in->text(QAccessible::Name); !name.isEmpty() && in->state().focusable)
        heard << u"%1 '%2'"_s.arg(int(in->role()), 0, 16).arg(name.left(60));
    for (int i = 0; i < qMin(in->childCount(), 100); ++i)
        hearAll(in->child(i), heard);
}

QAccessibleInterface *TestStory::spoken(QAccessible::Role role, const QString &name)
{
    QAccessibleInterface *found = nullptr;
    (void)QTest::qWaitFor([&] {
        found = spokenIn(QAccessible::queryAccessibleInterface(front()), role, name);
        return found != nullptr;
    });
    if (!found) {
        QStringList heard;
        hearAll(QAccessible::queryAccessibleInterface(front()), heard);
        qCritical("no %x '%s' among\n%s", int(role), qPrintable(name), qPrintable(heard.join(u'\n')));
    }
    return found;
}

void TestStory::press(QAccessible::Role role, const QString &name)
{
    auto *button = spoken(role, name);
    QVERIFY2(button && button->actionInterface(), qPrintable(name));
    const QStringList acts = button->actionInterface()->actionNames();
    const QString press = QAccessibleActionInterface::pressAction(), toggle = QAccessibleActionInterface::toggleAction();
    QVERIFY2(acts.contains(press) || acts.contains(toggle), qPrintable(name));
    const QPointer<QAbstractButton> widget = qobject_cast<QAbstractButton *>(button->object());
    button->actionInterface()->doAction(acts.contains(press) ? press : toggle);
    QTRY_VERIFY(!widget || !widget->isDown()); // it is pressed for an instant, for people to see
    settle();
}

void TestStory::write(const QString &name, const QString &text)
{
    auto *edit = spoken(QAccessible::EditableText, name);
    QVERIFY2(edit && edit->editableTextInterface(), qPrintable(name));
    edit->editableTextInterface()->insertText(0, text);
    settle();
}

// A list that opens has a window of its own, and there one types.
void TestStory::choose(const QString &name, const QString &item)
{
    auto *box = spoken(QAccessible::ComboBox, name);
    QVERIFY2(box && box->actionInterface(), qPrintable(name));
    box->actionInterface()->doAction(QAccessibleActionInterface::showMenuAction());
    QTRY_VERIFY2(QApplication::activePopupWidget(), qPrintable(name));
    QWidget *list = QApplication::activePopupWidget()->findChild<QAbstractItemView *>();
    QTest::keyClicks(list, item);
    QTest::keyClick(list, Qt::Key_Return);
    settle();
    QCOMPARE(box->text(QAccessible::Value), item);
}

void TestStory::aCaseFromOpeningToClosing_NEW_1_ESC_1_STAT_5()
{
    using Role = QAccessible::Role;
    QAccessible::setActive(true);
    open();
    press(Role::Button, u"New case"_s);
    choose(u"Case Type"_s, u"Technical Issue"_s);
    press(Role::RadioButton, u"Medium (S3)"_s);
    write(u"Subject"_s, u"No sound in the lecture hall"_s);
    write(u"Description"_s, u"Since Monday."_s);
    choose(u"Product"_s, u"Something else"_s);
    for (int step = 0; step < 3; ++step)
        press(Role::Button, u"Next"_s);
    press(Role::Button, u"Create case"_s);
    QTRY_COMPARE(m_workspace->fakeCommands.opened.size(), 1);
    QCOMPARE(m_workspace->fakeCommands.opened.first().draft.subject, u"No sound in the lecture hall"_s);

    openCase100();
    press(Role::Button, u"Reply"_s);
    write(u"Reply"_s, u"It stopped again."_s);
    press(Role::Button, u"Send reply"_s);
    QTRY_COMPARE(m_workspace->fakeCommands.posted.size(), 1);
    QCOMPARE(m_workspace->fakeCommands.posted.first().comment.body, u"It stopped again."_s);

    press(Role::Button, u"Escalate"_s);
    press(Role::RadioButton, m_workspace->portal.reasons.first().label);
    write(u"Description"_s, u"The term begins on Monday."_s);
    press(Role::CheckBox, part<QAbstractButton>(*front(), u"confirmCheckBox"_s)->accessibleName());
    press(Role::Button, u"Escalate"_s);
    QTRY_COMPARE(m_workspace->fakeCommands.raised.size(), 1);

    press(Role::Button, u"Recommend to close"_s);
    choose(u"Reason"_s, m_workspace->portal.closeReasons.at(1).label);
    press(Role::Button, u"Recommend"_s);
    QTRY_COMPARE(m_workspace->fakeCommands.acts.size(), 1);
    QVERIFY(std::holds_alternative<RecommendClose>(m_workspace->fakeCommands.acts.first().second));
    QAccessible::setActive(false);
}

QTEST_MAIN(TestStory)
#include "tst_story.moc"
