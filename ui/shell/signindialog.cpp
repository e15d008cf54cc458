// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/signindialog.h"

#include "models/domain/async.h"
#include "models/domain/prompts.h"
#include "ui/common/errors.h"
#include "ui/common/icons.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

bool staysOnThisComputer(const QUrl &url)
{
    const QString host = url.host();
    return host == u"localhost"_s || host == u"::1"_s || host.startsWith(u"127."_s);
}

} // namespace

QUrl serviceFrom(const QString &typed)
{
    QString text = typed.trimmed();
    if (text.isEmpty())
        return {};
    if (!text.contains(u"://"_s))
        text.prepend(u"https://"_s);
    const QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == u"https"_s || url.scheme() == u"http"_s;
    return url.isValid() && web && !url.host().isEmpty() && url.userInfo().isEmpty() ? url : QUrl();
}

SignInDialog::SignInDialog(Sessions &sessions, Prompts &prompts, QWidget *parent)
    : QDialog(parent)
    , m_sessions(sessions)
    , m_prompts(prompts)
    , m_notice(new Notice(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_button(new QPushButton(tr("Sign in"), this))
{
    setObjectName(u"signInDialog"_s);
    setWindowTitle(tr("Sign in"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::l, Space::l, Space::l, Space::m);
    layout->setSpacing(Space::xs);
    auto *title = new QLabel(tr("Sign in to your support portal"), this);
    title->setObjectName(u"signInTitleLabel"_s);
    setPageTitleFont(title);
    layout->addWidget(title);
    layout->addSpacing(Space::s);
    layout->addWidget(m_notice);
    layout->addSpacing(Space::xs);
    m_service = addField(u"serviceEdit"_s, tr("Address of the service"), tr("From your invitation, for example support.example.com"));
    m_email = addField(u"emailEdit"_s, tr("E-mail"), {});
    m_password = addField(u"passwordEdit"_s, tr("Password"), {});
    m_password->setEchoMode(QLineEdit::Password);
    m_notice->setClosable(false);

    addButtons(layout);
    setMinimumWidth(fontMetrics().averageCharWidth() * 64);

    const SignIn last = m_sessions.lastUsed();
    m_service->setText(last.service.toString());
    m_email->setText(last.email);
    QLineEdit *first = m_service->text().isEmpty() ? m_service : m_email->text().isEmpty() ? m_email : m_password;
    first->setFocus();
    if (!m_sessions.keepsSignIn())
        m_notice->showText(Notice::Kind::Info, tr("This computer offers no keychain. You will be asked to sign in each time Casement starts."));
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_button, &QPushButton::clicked, this, &SignInDialog::submit);
    for (QLineEdit *edit : {m_service, m_email, m_password})
        connect(edit, &QLineEdit::textChanged, this, &SignInDialog::check);
    check();
}

SignInDialog::~SignInDialog() = default;

void SignInDialog::forAnother()
{
    setWindowTitle(tr("Add a workspace"));
    findChild<QLabel *>(u"signInTitleLabel"_s)->setText(tr("Sign in to another portal, or as somebody else"));
    m_service->clear();
    m_email->clear();
    m_service->setFocus();
}

void SignInDialog::addButtons(QVBoxLayout *layout)
{
    m_progress->setObjectName(u"signInProgress"_s);
    m_progress->setAccessibleName(tr("Signing in"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    QSizePolicy keep = m_progress->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keep);
    m_progress->hide();
    layout->addWidget(m_progress);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Space::s);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_button);
    layout->addLayout(buttons);
    layout->addStretch();
    m_cancel->setObjectName(u"cancelButton"_s);
    m_cancel->setAutoDefault(false);
    m_button->setObjectName(u"signInButton"_s);
    m_button->setDefault(true);
    makePrimary(m_button);
}

QLineEdit *SignInDialog::addField(const QString &name, const QString &label, const QString &help)
{
    auto *words = new QLabel(label, this);
    auto *edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    words->setBuddy(edit);
    layout()->addWidget(words);
    layout()->addWidget(edit);
    if (!help.isEmpty()) {
        auto *hint = new QLabel(help, this);
        hint->setWordWrap(true);
        setSecondary(hint);
        edit->setAccessibleDescription(help);
        layout()->addWidget(hint);
    }
    static_cast<QVBoxLayout *>(layout())->addSpacing(12);
    return edit;
}

void SignInDialog::check()
{
    const bool filled = !m_service->text().trimmed().isEmpty() && !m_email->text().trimmed().isEmpty() && !m_password->text().isEmpty();
    m_button->setEnabled(filled && !m_busy);
}

void SignInDialog::submit()
{
    if (m_busy)
        return;
    const SignIn signIn{serviceFrom(m_service->text()), m_email->text().trimmed(), m_password->text()};
    if (!signIn.service.isValid()) {
        m_notice->showText(Notice::Kind::Error, tr("This is not the address of a service. It looks like https://support.example.com."));
        m_service->setFocus();
        m_service->selectAll();
        return;
    }
    if (signIn.service.scheme() == u"https"_s || staysOnThisComputer(signIn.service)) {
        send(signIn);
        return;
    }
    m_prompts.ask(this,
                  Question{tr("Send your password unencrypted?"),
                           tr("This address begins with http. Anyone on the way can read your password and your cases."),
                           tr("Sign in anyway"), true},
                  [this, signIn](bool yes) {
                      if (yes)
                          send(signIn);
                  });
}

void SignInDialog::send(const SignIn &signIn)
{
    m_notice->dismiss();
    setBusy(true);
    onFinished(m_sessions.signIn(signIn), this, [this](const Result<void> &result) { finish(result); });
}

void SignInDialog::finish(const Result<void> &result)
{
    setBusy(false);
    if (result) {
        m_password->clear();
        Q_EMIT signedIn();
        accept();
        return;
    }
    m_notice->showText(Notice::Kind::Error, sentenceFor(result.error()));
    const bool place = result.error().code == ErrorCode::Unreachable || result.error().code == ErrorCode::NotCasement;
    QLineEdit *wrong = place ? m_service : m_password;
    wrong->setFocus();
    wrong->selectAll();
}

void SignInDialog::setBusy(bool busy)
{
    m_busy = busy;
    for (QLineEdit *edit : {m_service, m_email, m_password})
        edit->setEnabled(!busy);
    m_button->setText(busy ? tr("Signing in…") : tr("Sign in"));
    m_progress->setVisible(busy);
    check();
}

} // namespace Casement::Ui
