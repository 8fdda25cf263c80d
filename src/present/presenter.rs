//! The presenter view of a lab.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::utils::body;
use settle_text::text;
use yew::prelude::*;

use super::bar::use_bar;
use super::desk::{Desk, Over};
use super::fit::{SIZES, fit};
use super::link::use_rested_link;
use super::listen::{take_focus, use_keys, use_pointer};
use super::overlay::use_overlay;
use super::screen::Screen;
use super::sentence::{Piece, sentences};
use super::show::{seen, views};
use super::use_screen::use_screen;
use super::window::use_awake;
use crate::canvas::Ruler;
use crate::ensemble::use_ends;
use crate::names::letter;
use crate::qr::QrCode;
use crate::state::LabState;
use crate::use_lab::LabHandle;
use crate::view::notice::Notices;
use crate::view::qr_code::qr_code;
use crate::view::stage::{Charts, Plots, Surface, use_surface_size, visible};
use crate::view::swatch::run_class;

/// Milliseconds for which it is said what a key did.
const SAID: u32 = 2500;

/// The properties of [`Presenter`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PresenterProps {
    /// The lab.
    pub handle: LabHandle,
    /// What is to be said on opening.
    pub remarks: Vec<AttrValue>,
    /// Leaves the view.
    pub onleave: Callback<()>,
}

/// Surface, learning-rate chart, one sentence and the code, as large as the screen allows.
#[component]
pub fn Presenter(props: &PresenterProps) -> Html {
    let root = use_node_ref();
    let screen = use_screen(&root);
    let said = use_said();
    let desk = use_desk(props, said.setter());
    use_keys(&desk);
    use_pointer(&root);
    use_awake();
    use_effect_with((root.clone(), *desk.over == Over::Nothing), |(root, free)| {
        if *free {
            take_focus(root);
        }
    });
    let lab = use_memo((props.handle.lab.clone(), *desk.alone), |(lab, alone)| seen(lab, *alone));
    let lab = (*lab).clone();
    let LabHandle { dispatch, playhead, .. } = props.handle.clone();
    let link = use_rested_link(&props.handle.lab.scene);
    let code = use_memo(link.clone(), |link| QrCode::of(link));
    let overlay = use_overlay(&desk, &link, (*code).as_ref());
    let bar = use_bar(&desk, &root);
    let sentence = use_sentence(&root, &lab, screen);
    let zoom = screen.zoom;
    html! {
        <section class={classes!("present", screen.upright.then_some("present-upright"))} ref={root} tabindex="-1"
            aria-label={text("present-view")}>
            <h1 class="spoken">{ text("present-heading") }</h1>
            <div class="present-stage" role="region" aria-label={text("region-stage")}>
                <Surface lab={lab.clone()} dispatch={dispatch.clone()} playhead={playhead.clone()} {zoom} />
                <p class="present-said" role="status">{ &*said }</p>
                { bar }
            </div>
            { sentence }
            <div class="present-chart" role="region" aria-label={text("region-charts")}>
                <h2 class="spoken">{ text("region-charts") }</h2>
                <Charts {lab} dispatch={dispatch.clone()} {playhead} plots={Plots::Rate} {zoom} />
            </div>
            if let Some(code) = &*code {
                <div class="present-code">
                    <p>{ text("present-open") }<br />{ text("present-on-phone") }</p>
                    { qr_code(code, text("present-code")) }
                </div>
            }
            <Notices lab={props.handle.lab.clone()} remarks={props.remarks.clone()} {dispatch} />
            { overlay }
        </section>
    }
}

/// What an order did, for a moment.
#[hook]
fn use_said() -> UseStateHandle<AttrValue> {
    let said = use_state_eq(AttrValue::default);
    let setter = said.setter();
    use_effect_with((*said).clone(), move |said| {
        let end = (!said.is_empty()).then(|| Timeout::new(SAID, move || setter.set(AttrValue::default())));
        move || drop(end)
    });
    said
}

#[hook]
fn use_desk(props: &PresenterProps, said: UseStateSetter<AttrValue>) -> Desk {
    let alone = use_state_eq(|| None::<usize>);
    let over = use_state_eq(Over::default);
    let lab = &props.handle.lab;
    // A run that is no longer there, or hidden, can't be shown alone.
    use_effect_with((views(lab), alone.clone()), |(views, alone)| {
        if !views.contains(alone) {
            alone.set(None);
        }
    });
    Desk { handle: props.handle.clone(), alone, over, said, onleave: props.onleave.clone() }
}

/// The sentence on the runs that are shown, in the form and size that take two lines at most.
#[hook]
fn use_sentence(root: &NodeRef, lab: &Rc<LabState>, screen: Screen) -> Html {
    let ends = use_ends(lab);
    let map = visible(lab.scene.surface.as_loss(), use_surface_size(root));
    let ruler = use_memo((), |()| Ruler::new(&body()));
    let forms = sentences(lab, ends.as_deref(), map);
    let texts: Vec<String> = forms.iter().map(|form| form.iter().map(plain).collect()).collect();
    let measure = |text: &str, size: f64| ruler.width(text, 700, size);
    let (form, size) = fit(&texts, screen.sentence_width(), &measure);
    let class = classes!("present-sentence", (size > 0).then(|| format!("present-sentence-{}", SIZES[size])));
    html! { <p {class} aria-live="polite" aria-busy={ends.is_none().to_string()}>{ for forms[form].iter().map(piece) }</p> }
}

fn plain(piece: &Piece) -> &str {
    match piece {
        Piece::Words(words) => words,
        Piece::Run(run) => letter(*run),
    }
}

fn piece(piece: &Piece) -> Html {
    match piece {
        Piece::Words(words) => html! { { words } },
        Piece::Run(run) => html! { <b class={run_class(*run)}>{ letter(*run) }</b> },
    }
}
