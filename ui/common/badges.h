// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QWidget>

namespace Casement {
class PortalDefinition;
}

namespace Casement::Ui {

/// Icon, word and tone of a status, severity or mark.
struct Badge
{
    enum class Shape { Plain, Soft, Filled, Outline }; ///< Plain: icon and word without ground
    IconName icon = IconName::Circle;
    bool hasIcon = true;
    QString text;
    Tone tone = Tone::Neutral;
    Shape shape = Shape::Plain;
    friend bool operator==(const Badge &, const Badge &) = default;
};

[[nodiscard]] Badge statusBadge(const PortalDefinition &definition, const QString &statusId);
/// Rank 1 filled red, 2 filled orange, 3 blue outline, others grey outline; longForm adds the level's name.
[[nodiscard]] Badge severityBadge(const PortalDefinition &definition, const QString &severityId, bool longForm = false);
[[nodiscard]] Badge escalatedBadge();

[[nodiscard]] QSize badgeSize(const Badge &badge, const QFontMetrics &metrics);
/// Paints at the leading edge of rect, vertically centred, elided where it does not fit. onSelection: the row is selected.
void paintBadge(QPainter *painter, const QRect &rect, const Badge &badge, const Theme &theme, Qt::LayoutDirection direction,
                bool onSelection = false);

/// A badge as a small widget.
class BadgeLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BadgeLabel)

public:
    explicit BadgeLabel(QWidget *parent = nullptr);
    ~BadgeLabel() override;
    void setBadge(const Badge &badge);
    [[nodiscard]] const Badge &badge() const { return m_badge; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Badge m_badge;
};

} // namespace Casement::Ui
