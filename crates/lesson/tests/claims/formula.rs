//! Formulas of claims: sums and products of numbers and measures, compared.

use anyhow::{Context, Result, bail, ensure};

/// How near ` = ` is, as a share of what stands right of it.
const NEAR: f64 = 0.01;
/// The signs that are not of one letter, and those that compare, longest first.
const COMPARISONS: [&str; 6] = ["<=", ">=", "==", "<", ">", "="];

/// What a term is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number.
    Number(f64),
    /// A bare word: a run, a rule, a phase.
    Word(String),
}

impl Value {
    /// As a number.
    pub fn number(&self) -> Result<f64> {
        let Self::Number(number) = self else { bail!("{self:?} is no number") };
        Ok(*number)
    }

    /// As a word.
    pub fn word(&self) -> Result<&str> {
        let Self::Word(word) = self else { bail!("{self:?} is no word") };
        Ok(word)
    }

    /// As it is shown.
    fn shown(&self) -> String {
        match self {
            Self::Number(number) if *number != 0.0 && !(0.01..1e5).contains(&number.abs()) => format!("{number:.4e}"),
            Self::Number(number) => format!("{number:.5}").trim_end_matches('0').trim_end_matches('.').to_owned(),
            Self::Word(word) => word.clone(),
        }
    }
}

/// What knows the measures that stand in formulas.
pub type Measure<'a> = &'a dyn Fn(&str, &[Value]) -> Result<Value>;

/// What became of a formula.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// Whether it holds.
    pub holds: bool,
    /// The sides of its comparisons, as they are.
    pub sides: Vec<String>,
    /// Every number that was measured or made of measured ones.
    pub numbers: Vec<f64>,
}

/// Measures a formula and says whether it holds.
///
/// # Errors
/// What can't be read, or measured.
pub fn judge(text: &str, measure: Measure<'_>) -> Result<Verdict> {
    let mut reader =
        Reader { words: words(text)?, at: 0, measure, verdict: Verdict { holds: true, ..Verdict::default() } };
    loop {
        reader.chain()?;
        match reader.next() {
            None => return Ok(reader.verdict),
            Some(word) => ensure!(word == "and", "`{word}` stands where `and` may"),
        }
    }
}

/// The words and signs of a formula; a hyphen between letters is part of a word.
fn words(text: &str) -> Result<Vec<String>> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '0'..='9' => rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len()),
            'A'..='Z' | 'a'..='z' => {
                rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').unwrap_or(rest.len())
            }
            '+' | '-' | '*' | '/' | '(' | ')' | ',' => 1,
            _ => COMPARISONS.iter().find(|sign| rest.starts_with(**sign)).with_context(|| format!("`{rest}`"))?.len(),
        };
        words.push(rest[..length].to_owned());
        rest = rest[length..].trim_start();
    }
    Ok(words)
}

struct Reader<'a> {
    words: Vec<String>,
    at: usize,
    measure: Measure<'a>,
    verdict: Verdict,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<String> {
        self.at += 1;
        self.words.get(self.at - 1).cloned()
    }

    /// The next word if it is one of these.
    fn take(&mut self, which: &[&str]) -> Option<String> {
        self.words.get(self.at).filter(|word| which.contains(&word.as_str())).cloned().inspect(|_| self.at += 1)
    }

    /// Two or more sides, compared.
    fn chain(&mut self) -> Result<()> {
        let mut left = self.side()?;
        let mut compared = false;
        while let Some(sign) = self.take(&COMPARISONS) {
            let right = self.side()?;
            self.verdict.holds &= compare(&left, &sign, &right)?;
            (left, compared) = (right, true);
        }
        ensure!(compared, "it compares nothing");
        Ok(())
    }

    fn side(&mut self) -> Result<Value> {
        let from = self.at;
        let value = self.sum()?;
        if self.at > from + 1 {
            self.verdict.sides.push(format!("{} is {}", spaced(&self.words[from..self.at]), value.shown()));
            self.verdict.numbers.extend(value.number().ok());
        }
        Ok(value)
    }

    fn sum(&mut self) -> Result<Value> {
        let mut value = self.product()?;
        while let Some(sign) = self.take(&["+", "-"]) {
            let (left, right) = (value.number()?, self.product()?.number()?);
            value = Value::Number(if sign == "+" { left + right } else { left - right });
        }
        Ok(value)
    }

    fn product(&mut self) -> Result<Value> {
        let mut value = self.term()?;
        while let Some(sign) = self.take(&["*", "/"]) {
            let (left, right) = (value.number()?, self.term()?.number()?);
            value = Value::Number(if sign == "*" { left * right } else { left / right });
        }
        Ok(value)
    }

    fn term(&mut self) -> Result<Value> {
        let word = self.next().context("it breaks off")?;
        match word.as_bytes()[0] {
            b'-' => Ok(Value::Number(-self.term()?.number()?)),
            b'(' => {
                let value = self.sum()?;
                self.take(&[")"]).context("a parenthesis is not closed")?;
                Ok(value)
            }
            b'0'..=b'9' => Ok(Value::Number(word.parse().with_context(|| format!("`{word}` is no number"))?)),
            b'A'..=b'Z' | b'a'..=b'z' if self.take(&["("]).is_some() => self.call(&word),
            b'A'..=b'Z' | b'a'..=b'z' => Ok(Value::Word(word)),
            _ => bail!("`{word}` stands where a term should"),
        }
    }

    fn call(&mut self, name: &str) -> Result<Value> {
        let mut values = vec![self.sum()?];
        while self.take(&[","]).is_some() {
            values.push(self.sum()?);
        }
        self.take(&[")"]).with_context(|| format!("{name}( is not closed"))?;
        let value = match (name, values.as_slice()) {
            ("abs", [number]) => Value::Number(number.number()?.abs()),
            _ => (self.measure)(name, &values)?,
        };
        self.verdict.numbers.extend(value.number().ok());
        Ok(value)
    }
}

/// Words and signs as one writes them.
fn spaced(words: &[String]) -> String {
    let tight = words.concat();
    ["+", "*", "/", ","].iter().fold(tight, |text, sign| match *sign {
        "," => text.replace(',', ", "),
        sign => text.replace(sign, &format!(" {sign} ")),
    })
}

fn compare(left: &Value, sign: &str, right: &Value) -> Result<bool> {
    if sign == "==" {
        return Ok(left == right);
    }
    let (left, right) = (left.number()?, right.number()?);
    Ok(match sign {
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        ">=" => left >= right,
        _ => (left - right).abs() <= NEAR * right.abs(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `twice(x)`, and `rule(x)`, which is a word.
    fn measure(name: &str, values: &[Value]) -> Result<Value> {
        match name {
            "twice" => Ok(Value::Number(2.0 * values[0].number()?)),
            "rule" => Ok(Value::Word("noise-floor".into())),
            _ => bail!("no measure `{name}`"),
        }
    }

    fn holds(text: &str) -> bool {
        judge(text, &measure).expect(text).holds
    }

    #[test]
    fn arithmetic_is_as_usual() {
        for text in ["1 + 2 * 3 == 7", "(1 + 2) * 3 == 9", "8 - 2 - 1 == 5", "8 / 2 / 2 == 2", "-twice(2) + 1 == -3"] {
            assert!(holds(text), "{text}");
        }
        assert!(holds("abs(0 - 0.5) == 0.5 and rule(A) == noise-floor"));
        assert!(!holds("rule(A) == healthy"));
    }

    #[test]
    fn every_link_of_a_chain_counts() {
        assert!(holds("1 < 2 <= 2 < 3") && !holds("1 < 3 < 2") && !holds("2 < 1 < 3"));
        assert!(holds("3 >= 3 > 2") && !holds("3 > 3"));
        assert!(holds("1 < 2 and 3 > 2") && !holds("1 < 2 and 3 < 2") && !holds("2 < 1 and 2 < 3"));
    }

    #[test]
    fn equal_is_within_a_hundredth() {
        assert!(holds("1.009 = 1") && holds("0.991 = 1") && holds("-1.009 = -1"));
        assert!(!holds("1.011 = 1") && !holds("0.989 = 1") && !holds("0.01 = 0") && !holds("1.009 == 1"));
    }

    #[test]
    fn what_was_measured_is_told() {
        let verdict = judge("4 < twice(3) / 2 < 5", &measure).expect("a formula");
        assert!(!verdict.holds);
        assert_eq!((verdict.sides, verdict.numbers), (vec!["twice(3) / 2 is 3".to_owned()], vec![6.0, 3.0]));
    }

    #[test]
    fn what_is_no_formula_is_refused() {
        for text in
            ["", "1", "1 <", "twice(1 < 2", "(1 < 2", "1 < 2 or 3", "once(1) < 2", "1 ? 2", "rule(A) < 2", "1.2.3 < 4"]
        {
            assert!(judge(text, &measure).is_err(), "{text}");
        }
    }
}
