//! Thinning of lines that have more points than pixels.

/// At most four points for each of `columns` equal columns from `left` to `right`: the first, the lowest, the highest
/// and the last one that falls into it, in their order. So no peak is lost and joins stay where they were.
///
/// Points must come from left to right. A line with no more than two points a column is returned as it is. Points that
/// are not finite in y break the line, and are kept.
#[must_use]
pub fn thin(points: Vec<(f64, f64)>, (left, right): (f64, f64), columns: usize) -> Vec<(f64, f64)> {
    if points.len() <= 2 * columns.max(1) {
        return points;
    }
    let column = |p: &(f64, f64)| ((p.0 - left) / (right - left) * columns as f64) as i64;
    let mut kept = Vec::with_capacity(4 * columns);
    let same = |a: &(f64, f64), b: &(f64, f64)| column(a) == column(b) && a.1.is_finite() == b.1.is_finite();
    for cell in points.chunk_by(same) {
        keep_extremes(cell, &mut kept);
    }
    kept
}

fn keep_extremes(cell: &[(f64, f64)], kept: &mut Vec<(f64, f64)>) {
    let by_y = |a: &usize, b: &usize| cell[*a].1.total_cmp(&cell[*b].1);
    let low = (0..cell.len()).min_by(by_y).unwrap_or(0);
    let high = (0..cell.len()).max_by(by_y).unwrap_or(0);
    let mut wanted = vec![0, low.min(high), low.max(high), cell.len() - 1];
    wanted.dedup();
    kept.extend(wanted.into_iter().map(|i| cell[i]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peaks_survive() {
        let mut line: Vec<(f64, f64)> = (0..10_000).map(|i| (f64::from(i), (f64::from(i) * 0.1).sin())).collect();
        line[4321].1 = 50.0;
        line[8765].1 = -50.0;
        let thinned = thin(line.clone(), (0.0, 10_000.0), 300);
        assert!(thinned.len() <= 1204);
        assert!(thinned.contains(&line[4321]) && thinned.contains(&line[8765]));
        assert_eq!((thinned.first(), thinned.last()), (line.first(), line.last()));
        assert!(thinned.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn short_lines_stay_and_breaks_survive() {
        let short = vec![(0.0, 1.0), (1.0, f64::NAN)];
        assert_eq!(thin(short.clone(), (0.0, 1.0), 1).len(), short.len());
        let broken: Vec<_> = (0..100).map(|i| (f64::from(i), if i == 50 { f64::NAN } else { 1.0 })).collect();
        let thinned = thin(broken, (0.0, 100.0), 10);
        assert!(thinned.iter().any(|p| p.1.is_nan()) && thinned.len() <= 44);
    }
}
