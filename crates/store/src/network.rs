//! Whether a path lies on a network share, where SQLite's write-ahead log cannot work: its index is shared memory.

use std::path::Path;

/// The kind of share that holds the path, or nothing when it is a local disk (or that cannot be told).
pub(crate) fn share_of(path: &Path) -> Option<String> {
    if cfg!(windows) {
        return unc(path);
    }
    let mounts = std::fs::read_to_string("/proc/self/mounts").ok()?;
    let real = path.canonicalize().or_else(|_| path.parent().unwrap_or(path).canonicalize()).ok()?;
    share_among(&mounts, &real)
}

fn unc(path: &Path) -> Option<String> {
    let text = path.to_str()?;
    let share = (text.starts_with(r"\\") && !text.starts_with(r"\\?\") && !text.starts_with(r"\\.\"))
        || text.starts_with(r"\\?\UNC\");
    share.then(|| "smb".to_owned())
}

/// Looks the path up in a table of mounts as Linux writes it: device, mount point, kind, …
fn share_among(mounts: &str, path: &Path) -> Option<String> {
    mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ').skip(1);
            Some((unescape(words.next()?), words.next()?))
        })
        .filter(|(point, _)| path.starts_with(point))
        .max_by_key(|(point, _)| Path::new(point).components().count())
        .and_then(|(_, kind)| is_share(kind).then(|| kind.to_owned()))
}

fn is_share(kind: &str) -> bool {
    const SHARES: [&str; 14] = [
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "ceph",
        "davfs",
        "glusterfs",
        "lustre",
        "coda",
    ];
    const OVER_FUSE: [&str; 6] = ["sshfs", "davfs2", "gvfsd-fuse", "rclone", "s3fs", "glusterfs"];
    SHARES.contains(&kind) || kind.strip_prefix("fuse.").is_some_and(|name| OVER_FUSE.contains(&name))
}

/// Mount points write a blank as `\040`, a backslash as `\134`.
fn unescape(point: &str) -> String {
    point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "/dev/vda / ext4 rw 0 0\n\
        server:/home /home nfs4 rw 0 0\n\
        /dev/vdb /home/local ext4 rw 0 0\n\
        //nas/team /mnt/Our\\040Shop cifs rw 0 0\n\
        bob@host: /mnt/ssh fuse.sshfs rw 0 0\n\
        /dev/sdc /mnt/usb fuseblk rw 0 0\n";

    fn check(path: &str, share: Option<&str>) {
        assert_eq!(share_among(MOUNTS, Path::new(path)).as_deref(), share, "{path}");
    }

    #[test]
    fn the_deepest_mount_point_decides() {
        check("/tmp/shop.tandem", None);
        check("/home/ann/shop.tandem", Some("nfs4"));
        check("/home/local/shop.tandem", None);
        check("/homes/shop.tandem", None);
    }

    #[test]
    fn blanks_in_mount_points_and_shares_over_fuse_are_understood() {
        check("/mnt/Our Shop/shop.tandem", Some("cifs"));
        check("/mnt/ssh/shop.tandem", Some("fuse.sshfs"));
        check("/mnt/usb/shop.tandem", None);
    }

    #[test]
    fn a_path_that_names_a_server_is_a_share() {
        assert!(unc(Path::new(r"\\nas\team\shop.tandem")).is_some());
        assert!(unc(Path::new(r"\\?\UNC\nas\team\shop.tandem")).is_some());
        assert!(unc(Path::new(r"C:\shops\shop.tandem")).is_none());
        assert!(unc(Path::new(r"\\?\C:\shops\shop.tandem")).is_none());
    }
}
