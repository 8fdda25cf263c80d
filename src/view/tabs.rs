//! The three views of a phone, one at a time.

use settle_text::text;
use web_sys::HtmlElement;
use yew::prelude::*;

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

/// The properties of [`Tabs`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TabsProps {
    /// The id of the lab.
    pub lab: AttrValue,
    /// The view that is shown.
    pub tab: Tab,
    /// Shows another one.
    pub ontab: Callback<Tab>,
}

/// The tabs; the arrows move among them.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let list = use_node_ref();
    let onkeydown =
        use_callback((props.tab, props.ontab.clone(), list.clone()), |event: KeyboardEvent, (tab, ontab, list)| {
            let at = Tab::ALL.iter().position(|t| t == tab).unwrap_or(0);
            let next = match event.key().as_str() {
                "ArrowRight" => (at + 1) % Tab::ALL.len(),
                "ArrowLeft" => (at + Tab::ALL.len() - 1) % Tab::ALL.len(),
                "Home" => 0,
                "End" => Tab::ALL.len() - 1,
                _ => return,
            };
            event.prevent_default();
            ontab.emit(Tab::ALL[next]);
            let button = list.cast::<HtmlElement>().and_then(|list| list.children().item(next as u32));
            if let Some(button) = button.and_then(|b| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(b).ok()) {
                let _ = button.focus();
            }
        });
    let tab = |tab: Tab| {
        let chosen = tab == props.tab;
        let onclick = props.ontab.reform(move |_: MouseEvent| tab);
        html! {
            <button key={tab.key()} type="button" role="tab" id={tab.id(&props.lab)} aria-controls={tab.panel(&props.lab)}
                aria-selected={chosen.to_string()} tabindex={if chosen { "0" } else { "-1" }} {onclick}>
                { text(tab.key()) }
            </button>
        }
    };
    html! {
        <div class="tabs" role="tablist" ref={list} aria-label={text("tabs")} {onkeydown}>
            { for Tab::ALL.into_iter().map(tab) }
        </div>
    }
}
