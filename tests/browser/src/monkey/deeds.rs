//! What the monkey does: real input, chosen by a seeded generator.

use crate::{Page, Visitor};
use anyhow::Result;
use serde_json::{Value, json};
use std::time::Duration;

/// Keys: name, code of the key, text that it types, and what is held (1 Alt, 2 Ctrl, 8 Shift).
const KEYS: [(&str, u32, &str, u32); 30] = [
    ("Tab", 9, "", 0),
    ("Tab", 9, "", 0),
    ("Tab", 9, "", 8),
    ("ArrowLeft", 37, "", 0),
    ("ArrowUp", 38, "", 0),
    ("ArrowRight", 39, "", 0),
    ("ArrowDown", 40, "", 0),
    ("ArrowRight", 39, "", 8),
    (" ", 32, " ", 0),
    ("Enter", 13, "\r", 0),
    ESCAPE,
    ("Home", 36, "", 0),
    ("End", 35, "", 0),
    ("PageUp", 33, "", 0),
    ("PageDown", 34, "", 0),
    ("r", 82, "r", 0),
    ("?", 191, "?", 8),
    ("1", 49, "1", 0),
    ("2", 50, "2", 0),
    ("3", 51, "3", 0),
    ("4", 52, "4", 0),
    ("p", 80, "p", 0),
    ("b", 66, "b", 0),
    ("z", 90, "", 2),
    ("Z", 90, "", 10),
    ("y", 89, "", 2),
    ("Backspace", 8, "", 0),
    ("e", 69, "e", 0),
    ("-", 189, "-", 0),
    ("9", 57, "9", 0),
];

/// What leaves a dialog or a field.
pub(super) const ESCAPE: (&str, u32, &str, u32) = ("Escape", 27, "", 0);

/// What is typed into fields.
const TEXTS: [&str; 9] =
    ["0.1", "1e308", "-5", "NaN", "", "12", "0,5", "99999999999999999999999999999999999999999", "\u{2603} \u{202e}x"];

/// What can be done, as often as it stands here.
const DEEDS: &str = "keys keys keys keys click click click click click drag drag drag drag touch touch wheel type type \
    choose size look look back forward back print wait";

/// One of what can be pointed at: where it is and what it is. Lists to choose from open outside the page; they are used by
/// keys. Only one is given, since the driver keeps what it was given on the page's heap.
const TARGET: &str = "const all = [...document.querySelectorAll('button, input, summary, a[href], label, .charts, .surface, .start-handle')]
        .filter(e => e.checkVisibility() && !e.closest('[inert]') && e.type !== 'file');
    const seen = all.map(e => [e.getBoundingClientRect(), e]).filter(([box]) => box.width > 0 && box.height > 0
            && box.left + box.width / 2 > 0 && box.left + box.width / 2 < innerWidth
            && box.top + box.height / 2 > 0 && box.top + box.height / 2 < innerHeight);
    if (!seen.length) return null;
    const [box, e] = seen[Math.floor(arguments[0] * seen.length)];
    return [box.left, box.top, box.width, box.height,
        `${e.tagName} ${e.className} ${e.dataset.param ?? e.ariaLabel ?? e.innerText ?? ''}`.slice(0, 60)]";

/// The hands of the monkey.
#[derive(Debug)]
pub(super) struct Hands {
    dice: fastrand::Rng,
    visitor: Visitor,
}

impl Hands {
    /// Hands that do what the seed says.
    pub(super) fn new(seed: u64) -> Self {
        Self { dice: fastrand::Rng::with_seed(seed), visitor: Visitor::LAPTOP }
    }

    /// Does something, and says what.
    pub(super) async fn act(&mut self, page: &Page) -> Result<String> {
        let deeds: Vec<&str> = DEEDS.split_whitespace().collect();
        let deed = self.one(&deeds);
        let what = match deed {
            "keys" => self.keys(page).await?,
            "click" => self.click(page).await?,
            "drag" => self.drag(page, false).await?,
            "touch" => self.drag(page, true).await?,
            "wheel" => self.wheel(page).await?,
            "type" => self.write(page).await?,
            "choose" => self.choose(page).await?,
            "size" => self.size(page).await?,
            "look" => self.look(page).await?,
            "back" => history(page, -1).await?,
            "forward" => history(page, 1).await?,
            "print" => {
                page.evaluate("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))", &[])
                    .await?;
                String::new()
            }
            _ => {
                tokio::time::sleep(Duration::from_millis(800)).await;
                String::new()
            }
        };
        tokio::time::sleep(Duration::from_millis(self.dice.u64(0..60))).await;
        Ok(format!("{deed} {what}"))
    }

    fn one<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.dice.usize(0..all.len())]
    }

    /// A place on something that can be pointed at, and what it is; anywhere in the window where nothing is.
    async fn target(&mut self, page: &Page) -> Result<((f64, f64), String)> {
        let target = page.evaluate(TARGET, &[self.dice.f64().into()]).await?;
        if target.is_null() {
            return Ok((self.anywhere(), "nothing".to_owned()));
        }
        let side = |i: usize| target[i].as_f64().unwrap_or_default();
        let at = |low: f64, length: f64, share: f64| low + length * (0.1 + 0.8 * share);
        let place = (at(side(0), side(2), self.dice.f64()), at(side(1), side(3), self.dice.f64()));
        Ok((place, target[4].as_str().unwrap_or_default().to_owned()))
    }

    /// Anywhere, also a little outside the window.
    fn anywhere(&mut self) -> (f64, f64) {
        let place = |size: u32, share: f64| f64::from(size) * (1.2 * share - 0.1);
        (place(self.visitor.width, self.dice.f64()), place(self.visitor.height, self.dice.f64()))
    }

    async fn keys(&mut self, page: &Page) -> Result<String> {
        let mut said = Vec::new();
        for _ in 0..self.dice.usize(1..6) {
            let key = self.one(&KEYS);
            press(page, key).await?;
            said.push(key.0);
        }
        Ok(said.join(" "))
    }

    async fn click(&mut self, page: &Page) -> Result<String> {
        let (at, what) = self.target(page).await?;
        mouse(page, "mouseMoved", at, 0).await?;
        mouse(page, "mousePressed", at, 1).await?;
        mouse(page, "mouseReleased", at, 0).await?;
        Ok(what)
    }

    async fn drag(&mut self, page: &Page, touch: bool) -> Result<String> {
        let ((x, y), what) = self.target(page).await?;
        let (to_x, to_y) = self.anywhere();
        let steps = self.dice.u32(2..14);
        let way = |step: u32| {
            let share = f64::from(step) / f64::from(steps);
            (x + (to_x - x) * share, y + (to_y - y) * share)
        };
        if touch {
            finger(page, "touchStart", Some((x, y))).await?;
            for step in 1..=steps {
                finger(page, "touchMove", Some(way(step))).await?;
            }
            finger(page, "touchEnd", None).await?;
        } else {
            mouse(page, "mousePressed", (x, y), 1).await?;
            for step in 1..=steps {
                mouse(page, "mouseMoved", way(step), 1).await?;
            }
            mouse(page, "mouseReleased", way(steps), 0).await?;
        }
        Ok(format!("{what} to {to_x:.0}, {to_y:.0}"))
    }

    async fn wheel(&mut self, page: &Page) -> Result<String> {
        let (x, y) = self.anywhere();
        let by = self.one(&[-600, -120, 120, 600]);
        let event = json!({ "type": "mouseWheel", "x": x.max(0.0), "y": y.max(0.0), "deltaX": 0, "deltaY": by });
        page.cdp().send_raw("Input.dispatchMouseEvent", event).await?;
        Ok(by.to_string())
    }

    /// Types into the field that has the focus, or first gives it to one.
    async fn write(&mut self, page: &Page) -> Result<String> {
        let pick = self.dice.u32(0..1000);
        let script = "const all = [...document.querySelectorAll('input[type=text]')].filter(e => e.checkVisibility() && !e.closest('[inert]'));
            if (!all.length) return '';
            const field = all[arguments[0] % all.length];
            field.focus(); field.select();
            return field.ariaLabel ?? field.id";
        let field = page.evaluate(script, &[pick.into()]).await?;
        let text = self.one(&TEXTS);
        page.cdp().send_raw("Input.insertText", json!({ "text": text })).await?;
        press(page, self.one(&[KEYS[9], KEYS[9], KEYS[10], KEYS[0]])).await?;
        Ok(format!("{text:?} into {field}"))
    }

    /// Chooses another entry of a list.
    async fn choose(&mut self, page: &Page) -> Result<String> {
        let pick = self.dice.u32(0..1000);
        let script = "const all = [...document.querySelectorAll('select')].filter(e => e.checkVisibility() && !e.closest('[inert]'));
            if (!all.length) return '';
            const list = all[arguments[0] % all.length];
            list.focus();
            return list.ariaLabel ?? list.dataset.param ?? list.id";
        let list = page.evaluate(script, &[pick.into()]).await?;
        if list != "" {
            press(page, self.one(&[KEYS[4], KEYS[6], KEYS[6], KEYS[11], KEYS[12]])).await?;
        }
        Ok(list.to_string())
    }

    async fn size(&mut self, page: &Page) -> Result<String> {
        let sizes = [(320, 568), (390, 844), (768, 1024), (1024, 420), (1366, 640), (1366, 640), (1920, 1080)];
        let (width, height) = self.one(&sizes);
        self.visitor = Visitor { width, height, touch: width < 700, ..self.visitor };
        page.become_visitor(self.visitor).await?;
        Ok(format!("{width}x{height}"))
    }

    async fn look(&mut self, page: &Page) -> Result<String> {
        match self.dice.u32(0..3) {
            0 => self.visitor.dark = !self.visitor.dark,
            1 => self.visitor.forced_colors = self.dice.u32(0..3) == 0,
            _ => self.visitor.reduced_motion = self.dice.u32(0..3) == 0,
        }
        page.become_visitor(self.visitor).await?;
        let Visitor { dark, forced_colors, reduced_motion, .. } = self.visitor;
        Ok(format!("dark {dark}, forced colours {forced_colors}, less motion {reduced_motion}"))
    }
}

/// Presses a key and lets it go.
pub(super) async fn press(page: &Page, (key, code, text, held): (&str, u32, &str, u32)) -> Result<()> {
    let event = |kind: &str| json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text, "modifiers": held });
    let kind = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
    page.cdp().send_raw("Input.dispatchKeyEvent", event(kind)).await?;
    page.cdp()
        .send_raw(
            "Input.dispatchKeyEvent",
            json!({ "type": "keyUp", "key": key, "code": key,
        "windowsVirtualKeyCode": code, "modifiers": held }),
        )
        .await?;
    Ok(())
}

async fn mouse(page: &Page, kind: &str, (x, y): (f64, f64), buttons: u32) -> Result<Value> {
    let button = if kind == "mouseMoved" && buttons == 0 { "none" } else { "left" };
    let event = json!({ "type": kind, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": 1 });
    Ok(page.cdp().send_raw("Input.dispatchMouseEvent", event).await?)
}

async fn finger(page: &Page, kind: &str, at: Option<(f64, f64)>) -> Result<Value> {
    let points: Vec<Value> = at.into_iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
    Ok(page.cdp().send_raw("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await?)
}

/// Goes through the history, but not to other pages.
async fn history(page: &Page, by: i64) -> Result<String> {
    let known = page.cdp().send_raw("Page.getNavigationHistory", json!({})).await?;
    let index = known["currentIndex"].as_i64().unwrap_or_default() + by;
    let entry = usize::try_from(index).ok().map(|index| &known["entries"][index]);
    match entry.filter(|entry| entry["url"].as_str().is_some_and(|url| url.starts_with(page.address()))) {
        Some(entry) => {
            page.cdp().send_raw("Page.navigateToHistoryEntry", json!({ "entryId": entry["id"] })).await?;
            tokio::time::sleep(Duration::from_millis(150)).await;
            Ok(format!("to {}", entry["url"].as_str().unwrap_or_default()))
        }
        None => Ok("nowhere".to_owned()),
    }
}
