// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/style.h"

#include <QApplication>
#include <QPalette>
#include <QPushButton>
#include <QToolTip>
#include <QWidget>
#include <array>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

// The only place with colours: of the light theme, the dark one, and the one of high contrast.
struct Pair { QRgb light, dark, contrast; };
struct ToneColours { Pair text, ground, fill; };
enum class Look { Light, Dark, Contrast };

constexpr Pair windowColour{0xfff3f4f6, 0xff1b1e23, 0xff000000};
constexpr Pair surfaceColour{0xffffffff, 0xff23272d, 0xff000000};
constexpr Pair raisedColour{0xfff7f8fa, 0xff2b3037, 0xff141414};
constexpr Pair textColour{0xff1c2027, 0xffe7eaee, 0xffffffff};
constexpr Pair secondaryColour{0xff5a6371, 0xffa8b1bd, 0xffe2e2e2};
constexpr Pair borderColour{0xffd3d8df, 0xff424952, 0xffffffff};
constexpr Pair hoverColour{0xffebeef2, 0xff2f353d, 0xff2b2b2b};
constexpr Pair selectionColour{0xffd9e6fc, 0xff2d4876, 0xff00427d};
constexpr Pair selectionTextColour{0xff0f2244, 0xfff2f6ff, 0xffffffff};
constexpr Pair accentColour{0xff1f5fcc, 0xff7aa9ff, 0xffffdd33};
constexpr Pair accentTextColour{0xffffffff, 0xff0b1730, 0xff000000};
constexpr Pair noteGroundColour{0xfffdf5d8, 0xff3b3520, 0xff2b2400};
constexpr Pair noteBorderColour{0xffe2c766, 0xff77682f, 0xffffdd33};
constexpr Pair noteTextColour{0xff6b5200, 0xfff0d98a, 0xffffeb99};
constexpr Pair codeGroundColour{0xffeef0f3, 0xff2f343b, 0xff1f1f1f};
constexpr Pair quoteBarColour{0xffc3cad4, 0xff505863, 0xffffffff};

constexpr std::array<ToneColours, 7> toneColours{{
    {{0xff5a6371, 0xffa8b1bd, 0xffd9d9d9}, {0xffeaedf1, 0xff363c44, 0xff1a1a1a}, {0xff5f6875, 0xff626b78, 0xff4a4a4a}}, // Neutral
    {{0xff1d5bbf, 0xff8db6ff, 0xff8cc8ff}, {0xffe2ecfd, 0xff22344f, 0xff001a33}, {0xff2563c9, 0xff2f6bd0, 0xff0b4a9e}}, // Blue
    {{0xff4a45c4, 0xffb4b1ff, 0xffc7c3ff}, {0xffe9e8fc, 0xff2f2e55, 0xff14123a}, {0xff4f4acd, 0xff5a55d6, 0xff3b36a8}}, // Indigo
    {{0xff835500, 0xfff2c25e, 0xffffd166}, {0xfffbf0d5, 0xff42371d, 0xff2b2000}, {0xff8f5e00, 0xff8f5e00, 0xff6b4600}}, // Amber
    {{0xff1b7238, 0xff7fd69a, 0xff8be8a6}, {0xffdff3e5, 0xff1f3d2a, 0xff00260f}, {0xff23803f, 0xff23803f, 0xff0f5a2a}}, // Green
    {{0xffa34100, 0xffffad7a, 0xffffb98a}, {0xfffde8da, 0xff472d1d, 0xff331600}, {0xffb84b00, 0xffb84b00, 0xff863300}}, // Orange
    {{0xffb3261e, 0xffff9c94, 0xffffb3ac}, {0xfffce4e2, 0xff4a2524, 0xff3a0705}, {0xffc3271f, 0xffc3271f, 0xff9a1a14}}, // Red
}};

QColor pick(Pair pair, Look look)
{
    return QColor::fromRgba(look == Look::Light ? pair.light : look == Look::Dark ? pair.dark : pair.contrast);
}
const ToneColours &coloursOf(Tone tone) { return toneColours.at(static_cast<std::size_t>(tone)); }
Look lookOf(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window);
    if (window == pick(windowColour, Look::Contrast))
        return Look::Contrast;
    return window.lightness() < 128 ? Look::Dark : Look::Light;
}
Look lookOf(const Theme &theme) { return theme.contrast ? Look::Contrast : theme.dark ? Look::Dark : Look::Light; }

} // namespace

Tone toneFrom(const QString &name)
{
    static const QStringList names{u"grey"_s, u"blue"_s, u"indigo"_s, u"amber"_s, u"green"_s, u"orange"_s, u"red"_s};
    return static_cast<Tone>(qMax(qsizetype(0), names.indexOf(name)));
}

ThemeChoice themeChoiceFrom(const QString &name)
{
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::Contrast}) {
        if (name == nameOf(choice))
            return choice;
    }
    return ThemeChoice::Auto;
}

QString nameOf(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light: return u"light"_s;
    case ThemeChoice::Dark: return u"dark"_s;
    case ThemeChoice::Contrast: return u"contrast"_s;
    case ThemeChoice::Auto: break;
    }
    return u"auto"_s;
}

QColor Theme::toneText(Tone tone) const { return pick(coloursOf(tone).text, lookOf(*this)); }
QColor Theme::toneGround(Tone tone) const { return pick(coloursOf(tone).ground, lookOf(*this)); }
QColor Theme::toneFill(Tone tone) const { return pick(coloursOf(tone).fill, lookOf(*this)); }

Theme Theme::from(const QPalette &palette)
{
    const Look look = lookOf(palette);
    Theme theme;
    theme.dark = look != Look::Light;
    theme.contrast = look == Look::Contrast;
    theme.window = palette.color(QPalette::Window);
    theme.surface = palette.color(QPalette::Base);
    theme.raised = palette.color(QPalette::AlternateBase);
    theme.text = palette.color(QPalette::Active, QPalette::Text);
    theme.secondary = pick(secondaryColour, look);
    theme.border = pick(borderColour, look);
    theme.hover = pick(hoverColour, look);
    theme.selection = palette.color(QPalette::Active, QPalette::Highlight);
    theme.selectionText = palette.color(QPalette::Active, QPalette::HighlightedText);
    theme.accent = palette.color(QPalette::Active, QPalette::Link);
    theme.accentText = pick(accentTextColour, look);
    theme.noteGround = pick(noteGroundColour, look);
    theme.noteBorder = pick(noteBorderColour, look);
    theme.noteText = pick(noteTextColour, look);
    theme.codeGround = pick(codeGroundColour, look);
    theme.quoteBar = pick(quoteBarColour, look);
    return theme;
}

Theme themeOf(const QWidget *widget)
{
    return Theme::from(widget->palette());
}

QPalette paletteFor(ThemeChoice choice)
{
    const Look look = choice == ThemeChoice::Contrast ? Look::Contrast : choice == ThemeChoice::Dark ? Look::Dark : Look::Light;
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Pair pair) { palette.setColor(role, pick(pair, look)); };
    set(QPalette::Window, windowColour);
    set(QPalette::WindowText, textColour);
    set(QPalette::Base, surfaceColour);
    set(QPalette::AlternateBase, raisedColour);
    set(QPalette::Text, textColour);
    set(QPalette::Button, surfaceColour);
    set(QPalette::ButtonText, textColour);
    set(QPalette::BrightText, accentTextColour);
    set(QPalette::Highlight, selectionColour);
    set(QPalette::HighlightedText, selectionTextColour);
    set(QPalette::Link, accentColour);
    set(QPalette::LinkVisited, accentColour);
    set(QPalette::ToolTipBase, raisedColour);
    set(QPalette::ToolTipText, textColour);
    set(QPalette::PlaceholderText, secondaryColour);
    set(QPalette::Light, surfaceColour);
    set(QPalette::Midlight, hoverColour);
    set(QPalette::Mid, borderColour);
    set(QPalette::Dark, quoteBarColour);
    set(QPalette::Shadow, borderColour);
    QColor dimmed = pick(secondaryColour, look);
    dimmed.setAlpha(150);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, dimmed);
    palette.setColor(QPalette::Disabled, QPalette::Base, pick(windowColour, look));
    return palette;
}

void applyTheme(QApplication &app, ThemeChoice choice)
{
    if (choice == ThemeChoice::Auto) {
        app.setPalette(QPalette()); // the desktop's own again, so that it can be asked
        const Look look = lookOf(app.palette());
        choice = look == Look::Contrast ? ThemeChoice::Contrast : look == Look::Dark ? ThemeChoice::Dark : ThemeChoice::Light;
    }
    if (!qobject_cast<Style *>(app.style()))
        app.setStyle(new Style);
    const QPalette palette = paletteFor(choice);
    app.setPalette(palette);
    QToolTip::setPalette(palette);
}

void makePrimary(QPushButton *button)
{
    button->setProperty(Style::primaryProperty, true);
    button->update();
}

void setPageTitleFont(QWidget *widget)
{
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() + 4);
    font.setWeight(QFont::DemiBold);
    widget->setFont(font);
}

void setSectionFont(QWidget *widget)
{
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() + 1);
    font.setWeight(QFont::DemiBold);
    widget->setFont(font);
}

void setSecondary(QWidget *widget)
{
    widget->setForegroundRole(QPalette::PlaceholderText);
}

} // namespace Casement::Ui
