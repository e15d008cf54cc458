// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/caselistmodel.h"
#include "models/items/recentmodel.h"
#include "models/items/viewlistmodel.h"
#include "tests/support/fakeworkspace.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace Casement;
using namespace Casement::Items;

namespace {

CaseSummary numbered(qint64 id)
{
    CaseSummary row;
    row.rowId = id;
    row.record.id = u"c%1"_s.arg(id);
    row.record.number = QString::number(id);
    row.record.subject = u"Subject %1"_s.arg(id);
    row.record.status = u"new"_s;
    return row;
}

QList<qint64> counted(qint64 count)
{
    QList<qint64> ids(count);
    std::iota(ids.begin(), ids.end(), qint64(1));
    return ids;
}

} // namespace

/// The item models behave as views expect, change by small steps and touch only what is looked at.
class ItemsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void viewsAreThePortalsInOrder_VIEW_1();
    void countsFollowChanges_VIEW_2();
    void aMillionIdsTouchOnlyWhatIsSeen();
    void movedCaseIsOneStep();
    void fewChangesAreSteps();
    void manyChangesAreOneLayoutChange();
    void anyChangeGivesTheNewOrder();
    void changedRowIsReadAgain();
    void olderAnswerIsDropped();
    void sortByHeader();
    void rowsNotHereAreEmpty();
    void recentIsMixed_VIEW_2();
    void timesInWords_data();
    void timesInWords();

private:
    void make(const QList<qint64> &ids);
    void becomes(const QList<qint64> &ids, const QStringList &changed = {});

    std::unique_ptr<FakeWorkspace> m_workspace;
    std::unique_ptr<CaseListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    QList<qint64> m_ids;
};

void ItemsTest::init()
{
    m_tester.reset();
    m_model.reset();
    m_workspace = std::make_unique<FakeWorkspace>();
}

void ItemsTest::make(const QList<qint64> &ids)
{
    m_ids = ids;
    m_workspace->fakeReader.idsOf = [this](const CaseQuery &) { return m_ids; };
    m_workspace->fakeReader.makeRow = numbered;
    m_model = std::make_unique<CaseListModel>(*m_workspace);
    m_model->setQuery({});
    QTRY_COMPARE(m_model->rowCount(), int(ids.size()));
}

void ItemsTest::becomes(const QList<qint64> &ids, const QStringList &changed)
{
    QSignalSpy loaded(m_model.get(), &CaseListModel::loaded);
    m_ids = ids;
    Q_EMIT m_workspace->fakeReader.casesChanged(changed.isEmpty() ? QStringList{u"other"_s} : changed);
    QTRY_COMPARE(loaded.size(), 1);
    for (int row = 0; row < ids.size(); ++row)
        QCOMPARE(m_model->rowIdAt(row), ids.at(row));
}

void ItemsTest::viewsAreThePortalsInOrder_VIEW_1()
{
    ViewListModel model(*m_workspace);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QStringList labels;
    for (int row = 0; row < model.rowCount(); ++row)
        labels << model.index(row).data().toString();
    QCOMPARE(labels, (QStringList{u"My Open Cases"_s, u"All Account's Open Cases"_s, u"All My Cases"_s, u"My Closed Cases"_s,
                                  u"All Account's Closed Cases"_s, u"All Account's Cases"_s, u"Feature Requests"_s,
                                  u"Recently Viewed"_s, u"Recently Viewed Cases"_s}));
}

void ItemsTest::countsFollowChanges_VIEW_2()
{
    m_workspace->addSample();
    ViewListModel model(*m_workspace);
    const auto count = [&](const QString &id) { return model.index(model.rowOf(id)).data(ViewListModel::CountRole); };
    QTRY_COMPARE(count(u"myOpen"_s).toInt(), 6);
    QCOMPARE(count(u"accountOpen"_s).toInt(), 7);
    QCOMPARE(count(u"featureRequests"_s).toInt(), 1);
    QVERIFY(!count(u"recentlyViewed"_s).isValid());
    m_workspace->addCase(u"One more"_s, u"new"_s, u"s3"_s, 0);
    Q_EMIT m_workspace->fakeReader.casesChanged({});
    QTRY_COMPARE(count(u"myOpen"_s).toInt(), 7);
}

void ItemsTest::aMillionIdsTouchOnlyWhatIsSeen()
{
    make(counted(1'000'000));
    QCOMPARE(m_workspace->fakeReader.rowsAsked, 0);
    const QModelIndex middle = m_model->index(500'000, 1);
    QCOMPARE(middle.data().toString(), QString());
    QTRY_COMPARE(middle.data().toString(), u"Subject 500001"_s);
    QCOMPARE(m_workspace->fakeReader.rowCalls, 1);
    QCOMPARE(m_workspace->fakeReader.rowsAsked, CaseListModel::windowSize);
    // Measuring, selecting and aligning ask for nothing.
    for (const int role : {Qt::SizeHintRole, Qt::FontRole, Qt::TextAlignmentRole, Qt::DecorationRole})
        (void)m_model->index(999'999, 1).data(role);
    QCoreApplication::processEvents();
    QCOMPARE(m_workspace->fakeReader.rowsAsked, CaseListModel::windowSize);
    // 64 windows stay, an older one is asked for anew.
    for (int window = 0; window < 70; ++window) {
        (void)m_model->index(window * CaseListModel::windowSize, 0).data();
        QTRY_VERIFY(!m_model->caseIdAt(window * CaseListModel::windowSize).isEmpty());
    }
    QCOMPARE(m_workspace->fakeReader.rowsAsked, 71 * CaseListModel::windowSize);
}

void ItemsTest::movedCaseIsOneStep()
{
    make(counted(1000));
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QPersistentModelIndex held(m_model->index(700, 0));
    QSignalSpy moves(m_model.get(), &QAbstractItemModel::rowsMoved);
    QSignalSpy layouts(m_model.get(), &QAbstractItemModel::layoutChanged);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    QList<qint64> after = m_ids;
    after.move(700, 0);
    becomes(after);
    QCOMPARE(moves.size(), 1);
    QCOMPARE(layouts.size() + resets.size(), 0);
    QCOMPARE(held.row(), 0);
}

void ItemsTest::fewChangesAreSteps()
{
    make(counted(500));
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy steps(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy gone(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy layouts(m_model.get(), &QAbstractItemModel::layoutChanged);
    QList<qint64> after = m_ids;
    after.removeAt(400);
    after.removeAt(3);
    after.prepend(9001);
    after.insert(200, 9002);
    after.append(9003);
    becomes(after);
    QCOMPARE(steps.size(), 3);
    QCOMPARE(gone.size(), 2);
    QCOMPARE(layouts.size(), 0);
}

void ItemsTest::manyChangesAreOneLayoutChange()
{
    make(counted(2000));
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QPersistentModelIndex held(m_model->index(1500, 2));
    const QPersistentModelIndex lost(m_model->index(10, 0));
    QSignalSpy layouts(m_model.get(), &QAbstractItemModel::layoutChanged);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    QList<qint64> after = m_ids;
    std::reverse(after.begin(), after.end());
    after.removeOne(11);
    becomes(after);
    QCOMPARE(layouts.size(), 1);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(m_model->rowIdAt(held.row()), 1501);
    QVERIFY(!lost.isValid());
    becomes(counted(2500));
    QCOMPARE(layouts.size(), 2);
    QCOMPARE(m_model->rowIdAt(held.row()), 1501);
}

void ItemsTest::anyChangeGivesTheNewOrder()
{
    QRandomGenerator random(7);
    make(counted(60));
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    qint64 fresh = 1000;
    for (int round = 0; round < 300; ++round) {
        const int row = int(random.bounded(m_ids.size()));
        const QPersistentModelIndex held(m_model->index(row, 0));
        const qint64 heldId = m_ids.at(row);
        QList<qint64> after = m_ids;
        for (int step = int(random.bounded(6)); step >= 0; --step) {
            switch (random.bounded(3)) {
            case 0: after.move(random.bounded(after.size()), random.bounded(after.size())); break;
            case 1: after.insert(random.bounded(after.size() + 1), ++fresh); break;
            default:
                if (after.size() > 20)
                    after.removeAt(random.bounded(after.size()));
            }
        }
        becomes(after);
        QCOMPARE(held.isValid(), after.contains(heldId));
        if (held.isValid())
            QCOMPARE(m_model->rowIdAt(held.row()), heldId);
    }
}

void ItemsTest::changedRowIsReadAgain()
{
    make(counted(10));
    QTRY_COMPARE(m_model->index(4, 1).data().toString(), u"Subject 5"_s);
    m_workspace->fakeReader.makeRow = [](qint64 id) {
        CaseSummary row = numbered(id);
        row.record.subject = u"Changed"_s;
        return row;
    };
    QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
    Q_EMIT m_workspace->fakeReader.casesChanged({u"c5"_s});
    QTRY_COMPARE(m_model->index(4, 1).data().toString(), u"Changed"_s);
    QCOMPARE(m_model->index(3, 1).data().toString(), u"Subject 4"_s);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().at(0).toModelIndex().row(), 4);
}

void ItemsTest::olderAnswerIsDropped()
{
    make(counted(10));
    m_workspace->fakeReader.script.hold = true;
    m_ids = counted(20);
    m_model->setQuery({});
    m_ids = counted(30);
    m_model->setQuery({});
    m_workspace->fakeReader.script.release();
    QTRY_COMPARE(m_model->rowCount(), 30);
    QCoreApplication::processEvents();
    QCOMPARE(m_model->rowCount(), 30);
}

void ItemsTest::sortByHeader()
{
    make(counted(10));
    m_model->sort(int(Column::Subject), Qt::AscendingOrder);
    QCOMPARE(m_workspace->fakeReader.asked.last().sort, (Sort{u"subject"_s, false}));
    const auto before = m_workspace->fakeReader.asked.size();
    m_model->sort(int(Column::Subject), Qt::AscendingOrder);
    QCOMPARE(m_workspace->fakeReader.asked.size(), before);
}

void ItemsTest::rowsNotHereAreEmpty()
{
    make(counted(10));
    m_workspace->fakeReader.script.hold = true;
    QCOMPARE(m_model->index(0, 1).data().toString(), QString());
    QVERIFY(!m_model->index(0, 2).data(CaseListModel::RawRole).isValid());
    QCOMPARE(m_model->caseIdAt(0), QString());
    QTRY_VERIFY(m_workspace->fakeReader.script.held() > 0);
    m_workspace->fakeReader.script.release();
    QTRY_COMPARE(m_model->caseIdAt(0), u"c1"_s);
}

void ItemsTest::recentIsMixed_VIEW_2()
{
    m_workspace->addSample();
    RecentModel model(*m_workspace);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reload();
    QTRY_COMPARE(model.rowCount(), 3);
    QStringList kinds;
    for (int row = 0; row < model.rowCount(); ++row)
        kinds << model.index(row, 0).data(RecentModel::KindRole).toString();
    QCOMPARE(kinds, (QStringList{u"case"_s, u"account"_s, u"contact"_s}));
    QCOMPARE(model.index(0, RecentModel::At).data().toString(), u"5 min ago"_s);
}

void ItemsTest::timesInWords_data()
{
    QTest::addColumn<qint64>("minutes");
    QTest::addColumn<QString>("words");
    QTest::newRow("now") << qint64(0) << u"just now"_s;
    QTest::newRow("past minutes") << qint64(-59) << u"59 min ago"_s;
    QTest::newRow("past hours") << qint64(-185) << u"3 h ago"_s;
    QTest::newRow("past days") << qint64(-3 * 1440) << u"3 d ago"_s;
    QTest::newRow("future") << qint64(20) << u"in 20 min"_s;
    QTest::newRow("long past") << qint64(-10 * 1440) << u"11 Sep"_s;
    QTest::newRow("other year") << qint64(-400 * 1440) << u"17 Aug 2025"_s;
}

void ItemsTest::timesInWords()
{
    QFETCH(qint64, minutes);
    QFETCH(QString, words);
    const qint64 now = FakeWorkspace::start;
    QCOMPARE(relativeTime(now + minutes * 60'000, now), words);
    QCOMPARE(relativeTime(0, now), QString());
    QCOMPARE(dueTime(now - 2 * 3'600'000, now), u"2 h late"_s);
}

QTEST_GUILESS_MAIN(ItemsTest)
#include "tst_items.moc"
