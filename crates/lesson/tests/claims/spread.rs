//! Ranges in the changes of a scene.

/// A change for each number of its ranges, `from..to`, which go along side by side in steps of their last digit.
pub fn spread(change: &str) -> Vec<String> {
    let ranges: Vec<Range> = change.match_indices("..").filter_map(|(at, _)| range(change, at)).collect();
    let count = ranges.iter().map(|range| range.values.len()).max().unwrap_or(1);
    let one = |step: usize| {
        ranges.iter().rev().fold(change.to_owned(), |mut text, range| {
            text.replace_range(range.from..range.to, &range.values[step.min(range.values.len() - 1)]);
            text
        })
    };
    (0..count).map(one).collect()
}

/// A range, and where it stands.
struct Range {
    from: usize,
    to: usize,
    values: Vec<String>,
}

/// The range around two dots.
fn range(text: &str, dots: usize) -> Option<Range> {
    let numeral = |letter: char| letter.is_ascii_digit() || letter == '.';
    let from = text[..dots].rfind(|letter| !numeral(letter)).map_or(0, |at| at + 1);
    let to = text[dots + 2..].find(|letter| !numeral(letter)).map_or(text.len(), |at| dots + 2 + at);
    let (low, high) = (&text[from..dots], &text[dots + 2..to]);
    let decimals = low.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let unit = 10_f64.powi(decimals as i32);
    let count = |number: &str| number.parse::<f64>().ok().map(|number| (number * unit).round() as i64);
    let (first, last) = (count(low)?, count(high)?);
    let value = |step: i64| format!("{:.decimals$}", (first + step * (last - first).signum()) as f64 / unit);
    Some(Range { from, to, values: (0..=(last - first).abs()).map(value).collect() })
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn a_range_is_all_its_numbers() {
        assert_eq!(spread("a.lr=0.09..0.11"), ["a.lr=0.09", "a.lr=0.10", "a.lr=0.11"]);
        assert_eq!(spread("warm:1..2;T_max:9..8;x:1"), ["warm:1;T_max:9;x:1", "warm:2;T_max:8;x:1"]);
        assert_eq!(spread("a.lr=0.1"), ["a.lr=0.1"]);
    }
}
