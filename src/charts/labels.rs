//! Keeping labels from covering one another.

use super::brush::Field;
use super::measure::text_width;
use permille_engine::in_order::InOrder;

/// A label that wants to stand at some height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Wish {
    /// The middle it would have by itself.
    pub middle: f64,
    /// How tall it is.
    pub height: f64,
}

/// Moves labels apart with as little movement as their order allows, within the given heights.
///
/// Returns the middles in the order of the wishes. Where there is no room for all of them, they
/// still do not overlap: the last ones reach beyond the end.
pub(crate) fn spread(wishes: &[Wish], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.put_in_order_by(|&a, &b| wishes[a].middle.total_cmp(&wishes[b].middle));
    let mut middles: Vec<f64> = wishes.iter().map(|wish| wish.middle).collect();
    // Two labels that collide meet half way: first pull them evenly apart, then keep the bounds.
    for _ in 0..wishes.len() {
        for pair in order.windows(2) {
            let apart = f64::midpoint(wishes[pair[0]].height, wishes[pair[1]].height);
            let missing = apart - (middles[pair[1]] - middles[pair[0]]);
            if missing > 0.0 {
                middles[pair[0]] -= missing / 2.0;
                middles[pair[1]] += missing / 2.0;
            }
        }
    }
    let mut floor = bottom;
    for &index in order.iter().rev() {
        let half = wishes[index].height / 2.0;
        middles[index] = middles[index].min(floor - half);
        floor = middles[index] - half;
    }
    let mut ceiling = top;
    for &index in &order {
        let half = wishes[index].height / 2.0;
        middles[index] = middles[index].max(ceiling + half);
        ceiling = middles[index] + half;
    }
    middles
}

/// A label on a horizontal axis.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AxisLabel {
    /// Where it belongs.
    pub x: f64,
    /// What it says.
    pub text: String,
    /// Whether it is set in semibold.
    pub bold: bool,
}

/// Places labels centred under their points, kept within the axis; of two that would touch, the
/// earlier in the list stays and the later is left out. Returns each kept label and its left edge.
pub(crate) fn along_axis(labels: Vec<AxisLabel>, size: f64, left: f64, right: f64) -> Vec<(f64, AxisLabel)> {
    let gap = size * 0.6;
    let mut kept: Vec<(f64, f64, AxisLabel)> = Vec::new();
    for label in labels {
        let width = text_width(&label.text, size) * if label.bold { 1.06 } else { 1.0 };
        let start = (label.x - width / 2.0).min(right - width).max(left);
        let free = kept.iter().all(|(other, wide, _)| start >= other + wide + gap || start + width + gap <= *other);
        if free {
            kept.push((start, width, label));
        }
    }
    kept.into_iter().map(|(start, _, label)| (start, label)).collect()
}

/// Returns the first field that meets none of those taken and lies within the bounds.
pub(crate) fn first_free(candidates: &[Field], taken: &[Field], bounds: &Field) -> Option<Field> {
    candidates.iter().copied().find(|field| {
        field.x >= bounds.x
            && field.y >= bounds.y
            && field.right() <= bounds.right()
            && field.bottom() <= bounds.bottom()
            && !taken.iter().any(|other| field.meets(other))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spread_labels_never_overlap_and_keep_within() {
        for a in 0..40 {
            for b in 0..40 {
                for c in [0, 13, 39] {
                    let wishes = [a, b, c].map(|y| Wish { middle: f64::from(y) * 5.0, height: 28.0 });
                    let mut placed = spread(&wishes, 0.0, 200.0);
                    placed.sort_by(f64::total_cmp);
                    assert!(placed[0] >= 14.0 - 1e-9 && placed[2] <= 186.0 + 1e-9, "{placed:?}");
                    assert!(placed.windows(2).all(|pair| pair[1] - pair[0] >= 28.0 - 1e-9));
                }
            }
        }
    }

    #[test]
    fn a_label_with_room_stays_where_it_wants() {
        let wishes = [Wish { middle: 50.0, height: 20.0 }, Wish { middle: 120.0, height: 20.0 }];
        assert_eq!(spread(&wishes, 0.0, 200.0), [50.0, 120.0]);
    }

    #[test]
    fn axis_labels_keep_their_order_of_importance() {
        let label = |x, text: &str| AxisLabel { x, text: text.to_owned(), bold: false };
        let kept = along_axis(vec![label(50.0, "2025"), label(60.0, "2026"), label(0.0, "2020")], 12.0, 0.0, 200.0);
        let texts: Vec<_> = kept.iter().map(|(_, label)| label.text.as_str()).collect();
        assert_eq!(texts, ["2025", "2020"]);
        assert!(kept[1].0 >= 0.0);
    }
}
