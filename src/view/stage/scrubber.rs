//! The scrubber: a native slider that is the playhead.

use settle_text::{sentence, text};
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::labels::set;
use crate::format::count;
use crate::playhead::{Moment, Playhead};
use crate::view::unique::use_unique_id;

/// A native range input from step 0 to the last. It follows the playhead without rendering; moving it pauses.
#[hook]
pub fn use_scrubber(playhead: &Playhead, steps: u32) -> Html {
    let input = use_node_ref();
    let id = use_unique_id("playhead");
    use_effect_with((input.clone(), playhead.clone(), steps), |(input, playhead, _)| {
        let input = input.clone();
        let show = move |moment: Moment| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                show(&input, moment);
            }
        };
        show(playhead.moment());
        let subscription = playhead.on_change(show);
        move || drop(subscription)
    });
    let playhead = playhead.clone();
    let oninput = move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            playhead.pause();
            playhead.seek(input.value_as_number());
        }
    };
    html! {
        <input type="range" class="scrubber" ref={input} {id} data-playhead="" aria-label={text("stage-playhead")} min="0"
            max={steps.to_string()} step="1" {oninput} />
    }
}

fn show(input: &HtmlInputElement, moment: Moment) {
    // Moved from step to step, as its thumb moves, since each move paints it anew.
    let value = moment.step.to_string();
    let element: &Element = input;
    if input.value() != value || !element.has_attribute("aria-valuetext") {
        input.set_value(&value);
        let share = moment.step as f64 / f64::from(moment.steps.max(1));
        set(input, "--at", &format!("{share:.4}"));
        let values = [("step", count(moment.step)), ("steps", count(moment.steps))];
        // An attribute of an element is never refused.
        let _ = element.set_attribute("aria-valuetext", &sentence("stage-playhead-words", &values));
    }
}
