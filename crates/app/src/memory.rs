//! Giving memory back to the system after something large was read.

/// The allocator of Linux keeps what was freed for later; reading a workspace takes three times what stays of it, and
/// that much is not needed again. Costs a few milliseconds.
pub(crate) fn give_back() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    #[allow(unsafe_code, reason = "the call takes no pointer and may be made at any time")]
    unsafe {
        libc::malloc_trim(0);
    }
}
