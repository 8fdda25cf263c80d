//! Mounts the app in the place that the page keeps for it.

fn main() {
    let place = gloo::utils::document().get_element_by_id("app");
    match place {
        Some(place) => yew::Renderer::<settle::App>::with_root(place).render(),
        None => yew::Renderer::<settle::App>::new().render(),
    };
}
