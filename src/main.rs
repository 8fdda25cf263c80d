//! Mounts the app.

fn main() {
    yew::Renderer::<settle::App>::new().render();
}
