// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

class QApplication;
class QPalette;
class QPushButton;
class QWidget;

namespace Casement::Ui {

/// The tone of a badge or notice; always beside an icon and a word, never alone.
enum class Tone { Neutral, Blue, Indigo, Amber, Green, Orange, Red };
/// Names used by portal definitions ("blue", "amber", ...); unknown ones are Neutral.
[[nodiscard]] Tone toneFrom(const QString &name);

enum class ThemeChoice { Auto, Light, Dark, Contrast };
[[nodiscard]] ThemeChoice themeChoiceFrom(const QString &name);
[[nodiscard]] QString nameOf(ThemeChoice choice); ///< "auto", "light", "dark", "contrast": the value of the setting "theme"

/// Every colour of the windows. Text tones reach 4.5:1 on window, surface and their own ground, 7:1 in high contrast.
struct Theme
{
    bool dark = false;
    bool contrast = false; ///< white on black; dark too
    QColor window;    ///< behind pages, rail and bars
    QColor surface;   ///< lists, text, cards
    QColor raised;    ///< a card or bubble on the surface
    QColor text;
    QColor secondary; ///< less important words
    QColor border;
    QColor hover;
    QColor selection; ///< ground of a selected row; text stays readable on it
    QColor selectionText;
    QColor accent; ///< primary buttons, focus, links
    QColor accentText;
    QColor noteGround, noteBorder, noteText; ///< internal notes
    QColor codeGround, quoteBar;

    [[nodiscard]] QColor toneText(Tone tone) const;
    [[nodiscard]] QColor toneGround(Tone tone) const;
    [[nodiscard]] QColor toneFill(Tone tone) const; ///< strong ground for white words

    [[nodiscard]] static Theme from(const QPalette &palette);
};
[[nodiscard]] Theme themeOf(const QWidget *widget);
/// A palette of ours; Auto is light.
[[nodiscard]] QPalette paletteFor(ThemeChoice choice);

/// Our style and palette; Auto follows the desktop's window colour; a black one asks for high contrast.
void applyTheme(QApplication &app, ThemeChoice choice);
/// The one emphasised button of a page or dialog; follows theme changes.
void makePrimary(QPushButton *button);

/// Spacing of the 8 px grid.
namespace Space {
inline constexpr int xs = 4, s = 8, m = 16, l = 24;
}
/// Fonts relative to the system's.
void setPageTitleFont(QWidget *widget);
void setSectionFont(QWidget *widget);
/// Secondary text tone, kept through theme changes.
void setSecondary(QWidget *widget);

} // namespace Casement::Ui
