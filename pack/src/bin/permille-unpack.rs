//! The module that unpacks in the page: what its script calls.

#[cfg(target_arch = "wasm32")]
mod browser {
    use permille_pack::Unpacking;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Unpacking under way.
    #[wasm_bindgen(js_name = Unpacking)]
    #[derive(Debug)]
    pub struct InPage(Option<Unpacking>);

    #[wasm_bindgen(js_class = Unpacking)]
    impl InPage {
        /// Begins.
        #[must_use]
        #[wasm_bindgen(constructor)]
        pub fn new(packed: &[u8], dictionary: &[u8]) -> Self {
            Self(Unpacking::new(packed, dictionary).ok())
        }

        /// How many bytes there are; none where there is not even a beginning.
        #[must_use]
        pub fn size(&self) -> usize {
            self.0.as_ref().map_or(0, Unpacking::size)
        }

        /// Unpacks at most so many bytes more. How many there are by now.
        pub fn go_on(&mut self, most: usize) -> usize {
            self.0.as_mut().map_or(0, |unpacking| unpacking.go_on(most))
        }

        /// What was unpacked; nothing where it is not all, or not what was packed.
        #[must_use]
        pub fn unpacked(&self) -> Option<Vec<u8>> {
            let unpacking = self.0.as_ref().filter(|unpacking| unpacking.is_whole())?;
            Some(unpacking.so_far().to_vec())
        }
    }
}

fn main() {}
