//! What an embedded lab shows, as its address asks for it: `?embed&controls=rate,warmup&views=surface,rate,text&height=420`.
//!
//! ```text
//! query  = "embed" *("&" option)
//! option = "controls=" ("none" / key *("," key))   in this order; where it is left out those that a task of the scene leaves
//!                                                  free, else `rate`
//!        / "views="    view *("," view)            `surface,rate` where it is left out
//!        / "theme="    "light" / "dark" / "auto"   `auto`, as the system has it, where it is left out
//!        / "lang="     language
//!        / "height="   pixels                      200 to 2000; the frame's height where it is left out
//! view   = "surface" / "rate" / "loss" / "text" / "finding" / "gain" / "range" / "phases"
//! key    = "runs" / "schedule" / "optimizer" / "surface" / "new-seed"
//!        / "rate" / "steps" / "noise" / "condition" / "start"
//!        / any argument of a schedule, an optimizer, a surface or the noise by the name that links use
//! ```
//!
//! Reading never fails: what is not known is left out and named.

use settle_model::param::{Declared, Param};
use settle_model::{Noise, optimizer, schedule, surface};
use settle_text::text;
use yew::AttrValue;

use crate::families::Family;
use crate::storage::ThemeChoice;
use crate::words;

/// The least and the largest height in CSS pixels.
pub const HEIGHTS: (u32, u32) = (200, 2000);

/// A part of an embedded lab that shows something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The loss surface with the runs.
    Surface,
    /// The learning-rate chart.
    Rate,
    /// The loss chart.
    Loss,
    /// What happened, in sentences.
    Text,
    /// The diagnosis of the selected run.
    Finding,
    /// The rate as the gain of a controller.
    Gain,
    /// The learning-rate range test.
    Range,
    /// The phases of the selected run, over the loss chart.
    Phases,
}

impl View {
    /// Every view.
    pub const ALL: [Self; 8] =
        [Self::Surface, Self::Rate, Self::Loss, Self::Text, Self::Finding, Self::Gain, Self::Range, Self::Phases];

    /// Its name in the address.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Surface => "surface",
            Self::Rate => "rate",
            Self::Loss => "loss",
            Self::Text => "text",
            Self::Finding => "finding",
            Self::Gain => "gain",
            Self::Range => "range",
            Self::Phases => "phases",
        }
    }
}

/// The controls and views of an embedded lab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shows {
    /// The controls by their keys, in the order they are shown. One that the selected run does not have is not there.
    pub controls: Vec<&'static str>,
    /// Whether the address names the controls; else a task of the scene may choose others.
    pub named: bool,
    /// The views; at least one.
    pub views: Vec<View>,
    /// The height of the lab in CSS pixels; none where it fills what it is put into.
    pub height: Option<u32>,
}

impl Default for Shows {
    /// The rate, the surface and the learning-rate chart.
    fn default() -> Self {
        Self { controls: vec!["rate"], named: false, views: vec![View::Surface, View::Rate], height: None }
    }
}

impl Shows {
    /// Whether a view is shown.
    #[must_use]
    pub fn has(&self, view: View) -> bool {
        self.views.contains(&view)
    }
}

/// An option that was not taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no such option.
    Option(String),
    /// An option has no such value.
    Value {
        /// The option.
        option: &'static str,
        /// What it was given.
        value: String,
    },
}

/// What the address asks of an embedded lab.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What is shown.
    pub shows: Shows,
    /// Light, dark, or as the system has it.
    pub theme: ThemeChoice,
    /// What was not taken.
    pub refused: Vec<Refused>,
}

/// The controls that are not arguments of something; the examples in the sentence on a key that is not known.
pub const PLAIN: [&str; 10] =
    ["runs", "schedule", "rate", "steps", "noise", "new-seed", "condition", "optimizer", "surface", "start"];

/// A field of an address: its name and its value.
pub type Field = (String, String);

/// What an address asks for, and what there is to say of the fields that were not taken.
pub type Wish = (Shows, Vec<AttrValue>);

/// What the fields of an address ask for.
#[must_use]
pub fn options(fields: &[Field]) -> Wish {
    let Options { shows, refused, .. } = read(fields);
    let lead = (!refused.is_empty()).then(|| AttrValue::from(text("embed-refused")));
    (shows, lead.into_iter().chain(refused.iter().map(|r| AttrValue::from(words::refused(r)))).collect())
}

/// The options among the fields of an address. Of a field given twice the last one counts; `amp;`, which editors that
/// escape twice leave before a name, is taken away.
#[must_use]
pub fn read(fields: &[Field]) -> Options {
    let mut options = Options::default();
    for (name, value) in fields {
        let name = name.trim_start_matches("amp;");
        match name {
            "embed" | "lang" => {}
            "controls" => options.controls(value),
            "views" => options.views(value),
            "theme" => {
                match [ThemeChoice::Auto, ThemeChoice::Light, ThemeChoice::Dark].iter().find(|t| t.name() == value) {
                    Some(theme) => options.theme = *theme,
                    None => options.refuse("theme", value),
                }
            }
            "height" => options.height(value),
            _ => options.refused.push(Refused::Option(name.to_owned())),
        }
    }
    options
}

impl Options {
    fn refuse(&mut self, option: &'static str, value: &str) {
        self.refused.push(Refused::Value { option, value: value.to_owned() });
    }

    fn controls(&mut self, value: &str) {
        let mut controls = Vec::new();
        for name in names(value).filter(|name| *name != "none") {
            match control(name) {
                Some(key) if !controls.contains(&key) => controls.push(key),
                Some(_) => {}
                None => self.refuse("controls", name),
            }
        }
        self.shows.controls = controls;
        self.shows.named = true;
    }

    fn views(&mut self, value: &str) {
        let mut views = Vec::new();
        for name in names(value) {
            match View::ALL.into_iter().find(|view| view.name() == name) {
                Some(view) if !views.contains(&view) => views.push(view),
                Some(_) => {}
                None => self.refuse("views", name),
            }
        }
        if !views.is_empty() {
            self.shows.views = views;
        }
    }

    /// A height outside [`HEIGHTS`] becomes the nearest one inside.
    fn height(&mut self, value: &str) {
        let height = value.trim().trim_end_matches("px").parse::<u32>().ok();
        self.shows.height = height.map(|height| height.clamp(HEIGHTS.0, HEIGHTS.1));
        if self.shows.height.is_none() || self.shows.height != height {
            self.refuse("height", value);
        }
    }
}

/// The names of a list; spaces, which editors put in, count for nothing.
fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', ' ', '+']).map(str::trim).filter(|name| !name.is_empty())
}

/// The key of a control that there is, for whatever scene.
#[must_use]
pub fn control(name: &str) -> Option<&'static str> {
    match name {
        "base_lr" | "max_lr" | "lr" => return Some("rate"),
        "sigma" => return Some("noise"),
        _ => {}
    }
    let of = |params: &[Param]| params.iter().map(|p| p.key).find(|key| *key == name);
    PLAIN
        .into_iter()
        .find(|key| *key == name)
        .or_else(|| Family::ALL.iter().find_map(|f| f.controls(1).iter().map(|c| c.param.key).find(|key| *key == name)))
        .or_else(|| schedule::ALL.iter().find_map(|kind| of((kind.params)())))
        .or_else(|| optimizer::ALL.iter().find_map(|kind| of((kind.params)())))
        .or_else(|| surface::ALL.iter().find_map(|kind| of((kind.params)())))
        .or_else(|| of(Noise::params()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(query: &str) -> Options {
        let field = |field: &str| {
            let (name, value) = field.split_once('=').unwrap_or((field, ""));
            (name.to_owned(), value.to_owned())
        };
        read(&query.split('&').map(field).collect::<Vec<_>>())
    }

    #[test]
    fn nothing_asked_for_is_the_rate_with_surface_and_chart() {
        let Options { shows, theme, refused } = options("embed");
        assert_eq!((shows.controls, shows.views), (vec!["rate"], vec![View::Surface, View::Rate]));
        assert_eq!((shows.height, theme, refused), (None, ThemeChoice::Auto, vec![]));
    }

    #[test]
    fn every_option_is_taken_in_the_order_it_is_given() {
        let asked = options("embed&controls=warmup,rate,momentum&views=loss,text&theme=dark&lang=en&height=420");
        assert_eq!(asked.shows.controls, ["warmup", "rate", "momentum"]);
        assert_eq!(asked.shows.views, [View::Loss, View::Text]);
        assert_eq!((asked.shows.height, asked.theme, asked.refused), (Some(420), ThemeChoice::Dark, vec![]));
        let none = options("embed&controls=none").shows;
        assert!(none.controls.is_empty() && none.named && !options("embed&height=420").shows.named);
    }

    #[test]
    fn what_editors_do_to_addresses_is_undone() {
        let asked = options("embed&amp;controls=rate, warmup&amp;height=420px");
        assert_eq!((asked.shows.controls, asked.shows.height), (vec!["rate", "warmup"], Some(420)));
        assert_eq!(asked.refused, []);
    }

    #[test]
    fn what_is_not_known_is_left_out_and_named() {
        let asked = options("embed&contrls=rate&controls=rate,speed&views=map&theme=plaid&height=tall");
        assert_eq!((asked.shows.controls.as_slice(), asked.shows.views.len()), (["rate"].as_slice(), 2));
        let value = |option, value: &str| Refused::Value { option, value: value.into() };
        let expected =
            [value("controls", "speed"), value("views", "map"), value("theme", "plaid"), value("height", "tall")];
        assert_eq!(asked.refused[0], Refused::Option("contrls".into()));
        assert_eq!(asked.refused[1..], expected);
    }

    #[test]
    fn a_height_outside_becomes_the_nearest_one_inside() {
        for (asked, taken) in [("10", 200), ("99999", 2000)] {
            let options = options(&format!("embed&height={asked}"));
            assert_eq!((options.shows.height, options.refused.len()), (Some(taken), 1));
        }
    }

    #[test]
    fn every_declared_argument_has_a_control() {
        let families = Family::ALL.iter().flat_map(|f| f.controls(120)).map(|c| c.param.key);
        let optimizers = optimizer::ALL.iter().flat_map(|kind| (kind.params)()).map(|p| p.key);
        let surfaces = surface::ALL.iter().flat_map(|kind| (kind.params)()).map(|p| p.key);
        let noise = Noise::params().iter().map(|p| p.key);
        for key in families.chain(optimizers).chain(surfaces).chain(noise).chain(PLAIN) {
            assert!(control(key).is_some(), "{key}");
        }
        assert_eq!((control("sigma"), control("speed")), (Some("noise"), None));
    }
}
