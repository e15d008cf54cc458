// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/messagecard.h"

#include "models/domain/async.h"
#include "models/domain/text.h"
#include "ui/casedetail/messagebody.h"
#include "ui/common/filechip.h"
#include "ui/common/flowlayout.h"
#include "ui/common/badges.h"
#include "ui/common/errors.h"
#include "ui/common/formatter.h"
#include "ui/common/theme.h"
#include "ui/common/thumbnail.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int avatarSide = 32;

QString initials(const QString &name)
{
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    QString letters;
    for (const QString &word : {words.value(0), words.size() > 1 ? words.last() : QString()}) {
        if (!word.isEmpty())
            letters += QString::fromUcs4(std::u32string(1, word.toStdU32String().front()).data(), 1).toUpper();
    }
    return letters;
}

} // namespace

MessageCard::MessageCard(Context context, const Message &message, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_message(message)
    , m_author(new QLabel(this))
    , m_role(new BadgeLabel(this))
    , m_pending(new BadgeLabel(this))
    , m_when(new QLabel(this))
    , m_body(new MessageBody(context.prompts, this))
    , m_fileArea(new QWidget(this))
    , m_files(new FlowLayout(m_fileArea))
    , m_problem(new QLabel(this))
{
    setObjectName(u"messageCard"_s);
    m_author->setObjectName(u"authorLabel"_s);
    m_author->setTextFormat(Qt::PlainText);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_author->setFont(strong);
    m_role->setObjectName(u"roleBadge"_s);
    m_pending->setObjectName(u"pendingBadge"_s);
    m_pending->setBadge({IconName::Clock, true, tr("Waiting to be sent"), Tone::Amber, Badge::Shape::Plain});
    m_when->setObjectName(u"whenLabel"_s);
    setSecondary(m_when);
    m_files->setContentsMargins(0, Space::xs, 0, 0);
    m_files->setSpacing(Space::s);
    m_problem->setObjectName(u"fileProblemLabel"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *head = new QHBoxLayout;
    head->setSpacing(Space::s);
    head->addWidget(m_author);
    head->addWidget(m_role);
    head->addWidget(m_pending);
    head->addStretch(1);
    head->addWidget(m_when);
    auto *sides = new QHBoxLayout(this); // mirrors, which margins do not
    sides->setContentsMargins(Space::m, 12, Space::m, 12);
    sides->setSpacing(0);
    sides->addSpacing(avatarSide + 12);
    auto *layout = new QVBoxLayout;
    layout->setSpacing(6);
    sides->addLayout(layout, 1);
    layout->addLayout(head);
    layout->addWidget(m_body);
    layout->addWidget(m_fileArea);
    layout->addWidget(m_problem);
    refresh();
    rebuildFiles();
}

MessageCard::~MessageCard() = default;

void MessageCard::setMessage(const Message &message)
{
    if (message == m_message)
        return;
    const bool files = message.files != m_message.files || message.pendingFiles != m_message.pendingFiles;
    m_message = message;
    refresh();
    if (files)
        rebuildFiles();
}

void MessageCard::refresh()
{
    const bool note = m_message.audience == Audience::Care;
    const QString author = displaySafe(m_message.author);
    m_author->setText(author.isEmpty() ? tr("Unknown") : author);
    m_role->setVisible(note || m_message.byCare);
    if (note)
        m_role->setBadge({IconName::Lock, true, tr("Internal"), Tone::Amber, Badge::Shape::Outline});
    else if (m_message.byCare)
        m_role->setBadge({IconName::Circle, false, tr("Care"), Tone::Blue, Badge::Shape::Soft});
    m_role->setMinimumWidth(m_role->sizeHint().width()); // one word that must be read whole, however narrow it gets
    m_pending->setVisible(m_message.pending);
    m_body->setVisible(!m_message.body.trimmed().isEmpty());
    m_body->setText(m_message.body, note ? tr("Internal note by %1").arg(author) : tr("Message by %1").arg(author));
    refreshTime();
    update();
}

void MessageCard::refreshTime()
{
    const Formatter format(m_context.workspace.definition(), m_context.workspace.nowMs());
    const QString when = format.relative(m_message.at);
    m_when->setText(m_message.channel == Channel::Mail ? tr("%1 by mail").arg(when) : when);
    m_when->setToolTip(format.absolute(m_message.at));
}

void MessageCard::rebuildFiles()
{
    m_pictures.clear();
    while (QLayoutItem *item = m_files->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Attachment &file : std::as_const(m_message.files)) {
        auto *chip = new FileChip(FileChip::Use::Open, file.name, file.mime, file.size, m_fileArea);
        if (m_message.pendingFiles.contains(file.id))
            chip->setNote(tr("waiting to be sent"));
        if (showsPicture(file)) {
            chip->reservePicture();
            m_pictures.insert(file.id, chip);
        }
        connect(chip, &FileChip::opened, this, [this, file, chip] { openFile(file, chip); });
        m_files->addWidget(chip);
        chip->show();
    }
    m_fileArea->setVisible(!m_message.files.isEmpty());
    m_fileArea->updateGeometry();
}

// On a metered network only what is asked for is fetched.
bool MessageCard::showsPicture(const Attachment &file) const
{
    return file.mime.startsWith(u"image/"_s) && file.size <= thumbnailBytes && m_context.workspace.sync().state().policy != NetworkPolicy::Metered;
}

void MessageCard::askForPictures()
{
    const auto wanted = std::exchange(m_pictures, {});
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        onFinished(m_context.workspace.reader().attachmentFile(it.key()), it.value(), [this, chip = it.value()](const Result<QString> &path) {
            if (!path.ok())
                return; // it is fetched, or told why not, when somebody opens it
            const QSize most = thumbnailSize * devicePixelRatioF();
            const auto read = inBackground<QImage>(m_context.background, [path = path.value(), most](QPromise<Result<QImage>> &) { return thumbnailOf(path, most); });
            onFinished(read, chip, [chip](const Result<QImage> &picture) {
                if (picture.ok())
                    chip->setPicture(picture.value());
            });
        });
    }
}

void MessageCard::openFile(const Attachment &file, FileChip *chip)
{
    chip->setBusy(true);
    m_problem->hide();
    onFinished(m_context.workspace.reader().attachmentFile(file.id), chip,
               [this, chip, name = file.name](const Result<QString> &path) {
                   chip->setBusy(false);
                   if (path.ok()) {
                       m_context.prompts.openExternally(this, path.value());
                       return;
                   }
                   m_problem->setText(
                       tr("%1 could not be opened. %2").arg(displaySafe(name), sentenceFor(path.error())));
                   m_problem->show();
               });
}

void MessageCard::paintEvent(QPaintEvent *)
{
    if (!m_pictures.isEmpty()) // in sight now
        QMetaObject::invokeMethod(this, &MessageCard::askForPictures, Qt::QueuedConnection);
    const Theme theme = themeOf(this);
    const bool note = m_message.audience == Audience::Care;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(note ? theme.noteBorder : theme.border);
    painter.setBrush(note ? theme.noteGround : m_message.byCare ? theme.raised : theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);

    const Tone tone = note ? Tone::Amber : m_message.byCare ? Tone::Blue : Tone::Neutral;
    const QRect inside = rect().adjusted(Space::m, 12, -Space::m, 0);
    const QRect circle =
        QStyle::alignedRect(layoutDirection(), Qt::AlignLeading | Qt::AlignTop, {avatarSide, avatarSide}, inside);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.toneGround(tone));
    painter.drawEllipse(circle);
    painter.setPen(theme.toneText(tone));
    QFont letters = font();
    letters.setPointSizeF(letters.pointSizeF() * 0.9);
    letters.setWeight(QFont::DemiBold);
    painter.setFont(letters);
    painter.drawText(circle, Qt::AlignCenter, initials(m_message.author));
}

void MessageCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::PaletteChange)
        update();
}

} // namespace Casement::Ui
