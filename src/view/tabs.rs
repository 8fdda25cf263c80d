//! The three views of a phone, one at a time.

use settle_text::text;
use yew::prelude::*;

use super::family_picker::focus_on;

/// A view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The controls.
    #[default]
    Adjust,
    /// The charts.
    Charts,
    /// What happened.
    Happened,
}

impl Tab {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Adjust, Self::Charts, Self::Happened];

    const fn key(self) -> &'static str {
        match self {
            Self::Adjust => "tab-adjust",
            Self::Charts => "tab-charts",
            Self::Happened => "tab-happened",
        }
    }

    /// The id of its tab in a lab.
    #[must_use]
    pub fn id(self, lab: &str) -> String {
        format!("{lab}-{}", self.key())
    }

    /// The id of its panel in a lab.
    #[must_use]
    pub fn panel(self, lab: &str) -> String {
        format!("{}-panel", self.id(lab))
    }
}

/// The tabs of the lab with an id; the arrows move among them, and `ontab` shows another view.
#[hook]
pub fn use_tabs(lab: &AttrValue, shown: Tab, ontab: Callback<Tab>) -> Html {
    let list = use_node_ref();
    let onkeydown = {
        let (list, ontab) = (list.clone(), ontab.clone());
        move |event: KeyboardEvent| {
            let at = Tab::ALL.iter().position(|t| *t == shown).unwrap_or(0);
            let next = match event.key().as_str() {
                "ArrowRight" => (at + 1) % Tab::ALL.len(),
                "ArrowLeft" => (at + Tab::ALL.len() - 1) % Tab::ALL.len(),
                "Home" => 0,
                "End" => Tab::ALL.len() - 1,
                _ => return,
            };
            event.prevent_default();
            ontab.emit(Tab::ALL[next]);
            focus_on(&list, next);
        }
    };
    let tab = |tab: Tab| {
        let chosen = tab == shown;
        let onclick = ontab.reform(move |_: MouseEvent| tab);
        html! {
            <button key={tab.key()} type="button" role="tab" id={tab.id(lab)} aria-controls={tab.panel(lab)}
                aria-selected={chosen.to_string()} tabindex={if chosen { "0" } else { "-1" }} {onclick}>
                { text(tab.key()) }
            </button>
        }
    };
    html! {
        <div key="tabs" class="tabs" role="tablist" ref={list} aria-label={text("tabs")} {onkeydown}>
            { for Tab::ALL.into_iter().map(tab) }
        </div>
    }
}
