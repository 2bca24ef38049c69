//! The renderer on machines whose graphics drivers do not fit WebKitGTK's fast path: a blank window or an abort
//! otherwise.

/// Before GTK starts, and before any other thread: switches WebKitGTK's DMA-BUF renderer off on virtual machines and
/// with NVIDIA's driver, unless the user has decided.
#[cfg(target_os = "linux")]
pub(crate) fn prepare() {
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(SWITCH).is_none() && linux::is_unfit() {
        #[allow(unsafe_code, reason = "WebKitGTK reads nothing but the environment")]
        // SAFETY: `main` calls this first, so no other thread reads the environment meanwhile.
        unsafe {
            std::env::set_var(SWITCH, "1");
        }
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn prepare() {}

#[cfg(target_os = "linux")]
mod linux {
    use std::{fs, path::Path};

    /// How hypervisors call the machines that they invent.
    const VIRTUAL: [&str; 9] =
        ["qemu", "kvm", "vmware", "virtualbox", "virtual machine", "parallels", "xen", "bochs", "innotek"];

    pub(super) fn is_unfit() -> bool {
        has_nvidia() || !Path::new("/dev/dri").exists() || is_virtual(&machine()) || has_hypervisor(&processor())
    }

    fn has_nvidia() -> bool {
        Path::new("/proc/driver/nvidia/version").exists()
    }

    fn machine() -> String {
        let read = |name: &str| fs::read_to_string(format!("/sys/class/dmi/id/{name}")).unwrap_or_default();
        read("sys_vendor") + &read("product_name")
    }

    fn processor() -> String {
        fs::read_to_string("/proc/cpuinfo").unwrap_or_default()
    }

    pub(super) fn is_virtual(machine: &str) -> bool {
        let machine = machine.to_lowercase();
        VIRTUAL.iter().any(|name| machine.contains(name))
    }

    pub(super) fn has_hypervisor(processor: &str) -> bool {
        let flags = processor.lines().find(|line| line.starts_with("flags"));
        flags.is_some_and(|flags| flags.split_whitespace().any(|flag| flag == "hypervisor"))
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::linux::{has_hypervisor, is_virtual};

    #[test]
    fn virtual_machines_are_told_by_name_or_processor() {
        assert!(is_virtual("innotek GmbH\nVirtualBox\n") && is_virtual("Microsoft Corporation\nVirtual Machine\n"));
        assert!(!is_virtual("LENOVO\n20XW\n"));
        assert!(has_hypervisor("model name: x\nflags\t\t: fpu hypervisor lahf_lm\n"));
        assert!(!has_hypervisor("flags\t\t: fpu lahf_lm\n"));
    }
}
