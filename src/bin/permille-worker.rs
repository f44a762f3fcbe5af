//! The worker: a module of its own, loaded when the first work is asked for. See `permille_app::work`.

fn main() {
    #[cfg(target_arch = "wasm32")]
    permille_app::work::serve(&permille_app::work::OF_SITE);
}
