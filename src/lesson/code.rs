//! A learner's answers as a short code, and back: what a teacher pools.
//!
//! The answers are digits of a number, each to the base of its question: 0 is no answer. Two more characters are a sum over
//! everything, questions included, so that slips and codes of another lesson are noticed. Letters that look like digits are
//! not used (Crockford's alphabet), and read as the digits.

/// The characters of codes.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The characters between two dashes.
const GROUP: usize = 4;

/// What the sum of a code is taken modulo.
const SUM: u32 = 1021;

/// One digit of a code: what it is of, and how many values it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The step, with `pin` or `done` where it is not the answer.
    pub name: String,
    /// How many values: one more than there are answers.
    pub base: u8,
}

/// The code of digits, one an item, each below its base.
#[must_use]
pub fn write(items: &[Item], digits: &[u8]) -> String {
    let number = items
        .iter()
        .zip(digits)
        .rev()
        .fold(0_u128, |number, (item, digit)| number * u128::from(item.base) + u128::from(*digit));
    let mut letters = Vec::new();
    let mut rest = number;
    for _ in 0..length(items) {
        letters.push(ALPHABET[(rest % 32) as usize]);
        rest /= 32;
    }
    let sum = sum(items, number);
    letters.extend([ALPHABET[(sum / 32) as usize], ALPHABET[(sum % 32) as usize]]);
    let groups: Vec<String> = letters.chunks(GROUP).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    groups.join("-")
}

/// The digits of a code; none where it is no code of these items.
#[must_use]
pub fn read(items: &[Item], code: &str) -> Option<Vec<u8>> {
    let letters: Vec<u8> = code.bytes().filter(|c| !b" -\t".contains(c)).map(value).collect::<Option<_>>()?;
    let (digits, sum_of) = letters.split_at_checked(length(items))?;
    let number = digits
        .iter()
        .rev()
        .try_fold(0_u128, |number, digit| number.checked_mul(32)?.checked_add(u128::from(*digit)))?;
    let &[high, low] = sum_of else { return None };
    if u32::from(high) * 32 + u32::from(low) != sum(items, number) {
        return None;
    }
    let mut rest = number;
    let mut values = Vec::new();
    for item in items {
        values.push((rest % u128::from(item.base)) as u8);
        rest /= u128::from(item.base);
    }
    (rest == 0).then_some(values)
}

/// The characters that any digits of these items need.
fn length(items: &[Item]) -> usize {
    let bits: f64 = items.iter().map(|item| libm::log2(f64::from(item.base))).sum();
    (bits / 5.0).ceil() as usize
}

/// The sum over items and number.
fn sum(items: &[Item], number: u128) -> u32 {
    let add = |sum: u32, byte: u8| (sum * 31 + u32::from(byte) + 7) % SUM;
    let names = items.iter().fold(1, |sum, item| item.name.bytes().chain([item.base]).fold(sum, add));
    number.to_le_bytes().into_iter().fold(names, add)
}

/// The value of a character.
fn value(character: u8) -> Option<u8> {
    let character = match character.to_ascii_uppercase() {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    };
    ALPHABET.iter().position(|known| *known == character).map(|at| at as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn items() -> Vec<Item> {
        let bases =
            [5, 3, 5, 3, 5, 5, 5, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2];
        bases.iter().enumerate().map(|(i, base)| Item { name: format!("step-{i}"), base: *base }).collect()
    }

    fn any_digits() -> impl Strategy<Value = Vec<u8>> {
        items().into_iter().map(|item| 0..item.base).collect::<Vec<_>>()
    }

    proptest! {
        #[test]
        fn a_code_reads_back_also_in_small_letters(digits in any_digits()) {
            let code = write(&items(), &digits);
            prop_assert!(code.len() <= 24, "{}", code);
            prop_assert_eq!(read(&items(), &code), Some(digits.clone()));
            prop_assert_eq!(read(&items(), &format!(" {} ", code.to_lowercase().replace('-', " "))), Some(digits));
        }

        #[test]
        fn a_slip_is_noticed(digits in any_digits(), at in 0_usize..16, by in 1_u8..32) {
            let code = write(&items(), &digits).replace('-', "");
            let mut letters = code.into_bytes();
            let at = at % letters.len();
            let old = value(letters[at]).expect("a character of a code");
            letters[at] = ALPHABET[usize::from((old + by) % 32)];
            prop_assert_eq!(read(&items(), &String::from_utf8_lossy(&letters)), None);
        }

        #[test]
        fn any_text_is_read_without_harm(text in ".{0,60}") {
            let _ = read(&items(), &text);
        }
    }

    #[test]
    fn a_code_of_another_lesson_is_none() {
        let mut others = items();
        others[3].name.push('x');
        let code = write(&items(), &vec![1; items().len()]);
        assert_eq!(read(&others, &code), None);
    }
}
