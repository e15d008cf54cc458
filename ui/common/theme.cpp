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

// The only place with colours: light first, dark second.
struct Pair { QRgb light, dark; };
struct ToneColours { Pair text, ground, fill; };

constexpr Pair windowColour{0xfff3f4f6, 0xff1b1e23};
constexpr Pair surfaceColour{0xffffffff, 0xff23272d};
constexpr Pair raisedColour{0xfff7f8fa, 0xff2b3037};
constexpr Pair textColour{0xff1c2027, 0xffe7eaee};
constexpr Pair secondaryColour{0xff5a6371, 0xffa8b1bd};
constexpr Pair borderColour{0xffd3d8df, 0xff424952};
constexpr Pair hoverColour{0xffebeef2, 0xff2f353d};
constexpr Pair selectionColour{0xffd9e6fc, 0xff2d4876};
constexpr Pair selectionTextColour{0xff0f2244, 0xfff2f6ff};
constexpr Pair accentColour{0xff1f5fcc, 0xff7aa9ff};
constexpr Pair accentTextColour{0xffffffff, 0xff0b1730};
constexpr Pair noteGroundColour{0xfffdf5d8, 0xff3b3520};
constexpr Pair noteBorderColour{0xffe2c766, 0xff77682f};
constexpr Pair noteTextColour{0xff6b5200, 0xfff0d98a};
constexpr Pair codeGroundColour{0xffeef0f3, 0xff2f343b};
constexpr Pair quoteBarColour{0xffc3cad4, 0xff505863};

constexpr std::array<ToneColours, 7> toneColours{{
    {{0xff5a6371, 0xffa8b1bd}, {0xffeaedf1, 0xff363c44}, {0xff5f6875, 0xff626b78}}, // Neutral
    {{0xff1d5bbf, 0xff8db6ff}, {0xffe2ecfd, 0xff22344f}, {0xff2563c9, 0xff2f6bd0}}, // Blue
    {{0xff4a45c4, 0xffb4b1ff}, {0xffe9e8fc, 0xff2f2e55}, {0xff4f4acd, 0xff5a55d6}}, // Indigo
    {{0xff835500, 0xfff2c25e}, {0xfffbf0d5, 0xff42371d}, {0xff8f5e00, 0xff8f5e00}}, // Amber
    {{0xff1b7238, 0xff7fd69a}, {0xffdff3e5, 0xff1f3d2a}, {0xff23803f, 0xff23803f}}, // Green
    {{0xffa34100, 0xffffad7a}, {0xfffde8da, 0xff472d1d}, {0xffb84b00, 0xffb84b00}}, // Orange
    {{0xffb3261e, 0xffff9c94}, {0xfffce4e2, 0xff4a2524}, {0xffc3271f, 0xffc3271f}}, // Red
}};

QColor pick(Pair pair, bool dark) { return QColor::fromRgba(dark ? pair.dark : pair.light); }
const ToneColours &coloursOf(Tone tone) { return toneColours.at(static_cast<std::size_t>(tone)); }
bool isDark(const QPalette &palette) { return palette.color(QPalette::Window).lightness() < 128; }

} // namespace

Tone toneFrom(const QString &name)
{
    static const QStringList names{u"grey"_s, u"blue"_s, u"indigo"_s, u"amber"_s, u"green"_s, u"orange"_s, u"red"_s};
    return static_cast<Tone>(qMax(qsizetype(0), names.indexOf(name)));
}

ThemeChoice themeChoiceFrom(const QString &name)
{
    if (name == u"light"_s)
        return ThemeChoice::Light;
    return name == u"dark"_s ? ThemeChoice::Dark : ThemeChoice::Auto;
}

QString nameOf(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light: return u"light"_s;
    case ThemeChoice::Dark: return u"dark"_s;
    case ThemeChoice::Auto: break;
    }
    return u"auto"_s;
}

QColor Theme::toneText(Tone tone) const { return pick(coloursOf(tone).text, dark); }
QColor Theme::toneGround(Tone tone) const { return pick(coloursOf(tone).ground, dark); }
QColor Theme::toneFill(Tone tone) const { return pick(coloursOf(tone).fill, dark); }

Theme Theme::from(const QPalette &palette)
{
    const bool dark = isDark(palette);
    Theme theme;
    theme.dark = dark;
    theme.window = palette.color(QPalette::Window);
    theme.surface = palette.color(QPalette::Base);
    theme.raised = palette.color(QPalette::AlternateBase);
    theme.text = palette.color(QPalette::Active, QPalette::Text);
    theme.secondary = pick(secondaryColour, dark);
    theme.border = pick(borderColour, dark);
    theme.hover = pick(hoverColour, dark);
    theme.selection = palette.color(QPalette::Active, QPalette::Highlight);
    theme.selectionText = palette.color(QPalette::Active, QPalette::HighlightedText);
    theme.accent = palette.color(QPalette::Active, QPalette::Link);
    theme.accentText = pick(accentTextColour, dark);
    theme.noteGround = pick(noteGroundColour, dark);
    theme.noteBorder = pick(noteBorderColour, dark);
    theme.noteText = pick(noteTextColour, dark);
    theme.codeGround = pick(codeGroundColour, dark);
    theme.quoteBar = pick(quoteBarColour, dark);
    return theme;
}

Theme themeOf(const QWidget *widget)
{
    return Theme::from(widget->palette());
}

QPalette paletteFor(bool dark)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Pair pair) { palette.setColor(role, pick(pair, dark)); };
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
    QColor dimmed = pick(secondaryColour, dark);
    dimmed.setAlpha(150);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, dimmed);
    palette.setColor(QPalette::Disabled, QPalette::Base, pick(windowColour, dark));
    return palette;
}

void applyTheme(QApplication &app, ThemeChoice choice)
{
    bool dark = choice == ThemeChoice::Dark;
    if (choice == ThemeChoice::Auto) {
        app.setPalette(QPalette()); // the desktop's own again, so that it can be asked
        dark = isDark(app.palette());
    }
    if (!qobject_cast<Style *>(app.style()))
        app.setStyle(new Style);
    const QPalette palette = paletteFor(dark);
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
