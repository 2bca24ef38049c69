//! Pictures of products: a `data:` URL as it is, a local file read, and shown only when it is a picture.

use crate::app::{App, heavy};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use tandem_model::{Fault, Picture, ProductRef};

/// Larger files are not shown.
const LARGEST: u64 = 8 << 20;

/// Pictures by how their files begin.
const KINDS: [(&[u8], &str); 4] =
    [(b"\x89PNG\r\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"), (b"RIFF", "webp")];

pub async fn get_picture(app: &App, input: ProductRef) -> Result<Picture, Fault> {
    let view = app.open()?.view();
    let id = view.snapshot.id(input.sku.as_str()).ok_or_else(|| Fault::unknown_sku(input.sku.as_str(), "sku"))?;
    let Some(picture) = view.snapshot.picture(id).map(str::to_owned) else { return Ok(Picture { url: None }) };
    if picture.starts_with("data:image/") {
        return Ok(Picture { url: Some(picture) });
    }
    heavy(move || Picture { url: read(Path::new(&picture)).ok().flatten() }).await
}

/// The file as a `data:` URL. Whatever does not begin like a picture stays unread by the caller.
fn read(path: &Path) -> io::Result<Option<String>> {
    if !path.is_file() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    let kind = KINDS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| kind);
    let shown = kind.filter(|_| bytes.len() as u64 <= LARGEST);
    Ok(shown.map(|kind| format!("data:image/{kind};base64,{}", STANDARD.encode(&bytes))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::write;

    #[test]
    fn a_picture_becomes_a_data_url() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.png");
        write(&path, b"\x89PNG\r\n\x1a\nrest").unwrap();
        assert!(read(&path).unwrap().unwrap().starts_with("data:image/png;base64,iVBORw0K"));
    }

    #[test]
    fn what_is_no_picture_is_not_given_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret.png");
        write(&path, b"root:x:0:0").unwrap();
        assert_eq!(read(&path).unwrap(), None);
        assert_eq!(read(folder.path()).unwrap(), None);
    }
}
