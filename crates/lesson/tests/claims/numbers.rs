//! Whether the numbers in what a block says are held by its claims.

use settle_lesson::scene::Scenes;
use settle_lesson::source::Block;

/// Numbers in words that nothing beside them measures: the block or part, the number, why it needs no measure.
const EXCEPTIONS: [(&str, f64, &str); 11] = [
    ("compromise", 16.0, "the seeds 1 to 16, over which every median is taken"),
    ("families", 1397.0, "a test of its own holds it to the record"),
    ("families", 16.0, "the batches of the record"),
    ("families", 88.0, "the epoch of the record"),
    ("families", 176.0, "two epochs of the record"),
    ("failures", 400.0, "the images that record_digits.py holds back"),
    ("patient-two", 2.0, "it is called patient 2"),
    ("sooner", 16.0, "the seeds 1 to 16, which `better` counts"),
    ("sooner", 4.0, "part 4 of the lesson, where a run stalls"),
    ("task-12", 2.0, "part 2 of the lesson, where the ravine is"),
    ("takeaway", 1608.03983, "an address"),
];

/// A number as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Written {
    /// The number without its sign.
    pub value: f64,
    /// Half of its last digit.
    pub half: f64,
    /// Whether it is in percent.
    pub percent: bool,
}

impl Written {
    /// Whether it is this number, rounded.
    fn rounds(self, exact: f64) -> bool {
        let near = |exact: f64| (self.value - exact.abs()).abs() <= self.half * (1.0 + 1e-9);
        near(exact) || self.percent && near(100.0 * exact)
    }

    /// Whether it is this number.
    fn is(self, other: f64) -> bool {
        self.value == other || self.percent && (self.value - 100.0 * other).abs() < 1e-12
    }
}

/// The numbers that a claim may speak of.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Those that stand in scenes, changes and facts.
    pub written: Vec<f64>,
    /// Those that were measured.
    pub measured: Vec<f64>,
}

impl Known {
    /// The numbers in the fields of a block that are no words.
    pub fn of(scenes: &Scenes, block: &Block) -> Self {
        let fields = block.others().flat_map(|key| block.all(key)).chain([block.id.as_str()]).map(str::to_owned);
        let links = ["scene", "a.scene", "b.scene", "c.scene"].iter().flat_map(|key| block.all(key));
        let links = links.map(|text| scenes.link(text));
        let written = fields.chain(links).flat_map(|text| written(&text, ' ')).map(|number| number.value).collect();
        Self { written, measured: Vec::new() }
    }

    /// Adds those of another block.
    pub fn add(&mut self, other: Self) {
        self.written.extend(other.written);
        self.measured.extend(other.measured);
    }

    /// The numbers in texts of a block or a part that are not among these, and round nothing that was measured.
    pub fn lacks<'a>(&self, id: &str, texts: impl Iterator<Item = &'a str>) -> Vec<f64> {
        let held = |number: &Written| {
            EXCEPTIONS.iter().any(|(of, value, _)| *of == id && *value == number.value)
                || self.written.iter().any(|other| number.is(*other))
                || self.measured.iter().any(|exact| number.rounds(*exact))
        };
        texts.flat_map(|text| written(text, ',')).filter(|number| !held(number)).map(|number| number.value).collect()
    }
}

/// The numbers in a text; thousands are set off by this.
pub fn written(text: &str, thousands: char) -> Vec<Written> {
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let mut all = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let inside = at > 0 && (letters[at - 1].is_alphanumeric() || letters[at - 1] == '_');
        if !digit(at) || inside {
            at += 1;
            continue;
        }
        let from = at;
        let goes_on = |at: usize| {
            digit(at) || (letters.get(at) == Some(&'.') || letters.get(at) == Some(&thousands)) && digit(at + 1)
        };
        while goes_on(at) {
            at += 1;
        }
        let number: String = letters[from..at].iter().filter(|letter| **letter != thousands).collect();
        let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let percent = letters[at..].iter().find(|letter| !letter.is_whitespace()) == Some(&'%');
        let half = 0.5 * 0.1_f64.powi(decimals as i32);
        all.extend(number.parse().map(|value| Written { value, half, percent }));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_stand() {
        let values = |text: &str| written(text, ',').iter().map(|number| number.value).collect::<Vec<_>>();
        assert_eq!(values("At 0.105, by -0.5: 1,397 steps, 2 % of T_0 and b2."), [0.105, 0.5, 1397.0, 2.0]);
        assert_eq!(written("knots:0,1,100", ' ').len(), 3);
    }

    #[test]
    fn a_number_stands_for_what_it_rounds() {
        let number = written("0.12, and 2 %", ',');
        assert!(number[0].rounds(0.1239) && number[0].rounds(-0.116) && !number[0].rounds(0.1251));
        assert!(number[1].is(0.02) && number[1].rounds(0.0201) && !number[1].is(0.2));
    }
}
