//! A sentence in large type that takes two lines at most. Pure.

/// The sizes that it is set in, in pixels of the layout, largest first.
pub const SIZES: [f64; 3] = [23.0, 20.0, 17.0];

/// The most lines.
const LINES: usize = 2;

/// The form and the size to set: the largest size in which one of the forms fits into a `width`, and of these forms the one
/// that says most (they come in that order). Where none fits at all, the last form in the smallest size.
///
/// `measure` is the width of a text at a size.
#[must_use]
pub fn fit(forms: &[String], width: f64, measure: &dyn Fn(&str, f64) -> f64) -> (usize, usize) {
    let fits =
        |(size, form): &(usize, usize)| lines(&forms[*form], width, &|text| measure(text, SIZES[*size])) <= LINES;
    let tries = (0..SIZES.len()).flat_map(|size| (0..forms.len()).map(move |form| (size, form)));
    let (size, form) = tries.into_iter().find(fits).unwrap_or((SIZES.len() - 1, forms.len().saturating_sub(1)));
    (form, size)
}

/// How many lines a text takes, broken where a browser breaks it; more than all for one with a word that is too wide.
fn lines(text: &str, width: f64, measure: &dyn Fn(&str) -> f64) -> usize {
    let mut count = 1;
    let mut line = String::new();
    for word in text.split(' ') {
        if measure(word) > width {
            return usize::MAX;
        }
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if measure(&longer) > width {
            count += 1;
            word.clone_into(&mut line);
        } else {
            line = longer;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every character half as wide as the type is high.
    fn half(text: &str, size: f64) -> f64 {
        text.chars().count() as f64 * size / 2.0
    }

    #[test]
    fn what_says_most_is_taken_as_long_as_it_fits() {
        let forms = ["one two three four five six".to_owned(), "one two three".to_owned()];
        assert_eq!(fit(&forms, 23.0 * 7.0, &half), (0, 0));
        assert_eq!(fit(&forms, 23.0 * 4.0, &half), (1, 0), "a shorter form before smaller type");
        assert_eq!(fit(&forms, 23.0 * 3.4, &half), (1, 1));
        assert_eq!(fit(&forms, 5.0, &half), (1, 2), "nothing fits");
    }

    #[test]
    fn lines_are_broken_between_words() {
        let count = |width| lines("ab cd ef", width, &|text| text.chars().count() as f64);
        assert_eq!((count(8.0), count(7.0), count(5.0), count(4.0), count(1.0)), (1, 2, 2, 3, usize::MAX));
    }
}
