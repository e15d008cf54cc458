// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casement/clientruntime.h"
#include "app/casement/desktop.h"
#include "app/casement/qtscheduler.h"
#include "tests/support/serviceprocess.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <functional>
#include <memory>

class QAbstractButton;
class QTableView;

namespace Casement::Testing {

/// What a step found wrong; ends the walk.
struct WalkFailure { QString what; };

/// The main job done in the real windows against a real service, with a picture and a line of transcript for every step.
class Walk
{
public:
    explicit Walk(const QString &outDir, const QString &portal = {}); ///< portal: the usual one, or a look at another
    ~Walk();
    /// True where every step went well; the transcript tells, on disk and on standard output.
    bool run();

private:
    void step(const QString &name, const std::function<QString()> &act);
    void picture(const QString &name);
    void write(const QString &line);

    void startService();
    void startClient();
    void endClient();
    void signIn();
    void showView(const QString &id);
    void views();
    void readCase();
    void reply();
    void newCase();
    void fillCaseInformation();
    void escalate();
    void tour();
    void offline();
    void backOnline();

    [[nodiscard]] QWidget *window() const;
    [[nodiscard]] QTableView *list() const;
    [[nodiscard]] int waiting();
    void search(const QString &typed);
    [[nodiscard]] bool shows(const QString &words) const; ///< in the conversation
    void choose(const QString &comboName, int row);
    template <typename T> T *find(const QString &name, QWidget *in = nullptr) const;
    void click(QAbstractButton *button);
    void click(const QString &name, QWidget *in = nullptr);
    void waitFor(const std::function<bool()> &condition, const QString &otherwise) const;

    QString m_portal;
    QDir m_out;
    QFile m_transcript;
    QTemporaryDir m_dir;
    ServiceProcess m_service;
    App::QtScheduler m_scheduler;
    std::unique_ptr<App::ClientRuntime> m_runtime;
    std::unique_ptr<App::Desktop> m_desktop;
    int m_step = 0;
    QString m_newSubject;
};

} // namespace Casement::Testing
