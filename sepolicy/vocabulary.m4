# SPDX-License-Identifier: Apache-2.0
# The words that the other files are written in. None of Till's types of files has an attribute of Debian's (file_type and the
# like): rules of Debian's about "all files" do not reach them, and who may touch one is said in this folder and nowhere else.

# What init, and nobody else, does with every folder of Till: makes it, gives it to its user, mounts it into the unit's view.
define(`till_folder_of_init_perms',
  `{ create open getattr setattr read write search add_name remove_name rmdir relabelfrom relabelto mounton ioctl lock }')

# till_domain(name): the domain till_name_t, entered from till_name_exec_t by init alone.
define(`till_domain',`
  type till_$1_t, till_process;
  domain_type(till_$1_t)
  role system_r types till_$1_t;

  type till_$1_exec_t, till_program;
  allow till_$1_t till_$1_exec_t:file { entrypoint getattr open read execute map ioctl lock };
  type_transition init_t till_$1_exec_t:process till_$1_t;
  allow init_t till_$1_exec_t:file { getattr open read execute map };
  # Units set NoNewPrivileges and mount with nosuid: without these two the kernel would not change the domain.
  allow init_t till_$1_t:process2 { nnp_transition nosuid_transition };
  allow init_t till_$1_t:process { transition rlimitinh };
  # The loader clears the environment of what is dangerous, and signals are as at birth.
  dontaudit init_t till_$1_t:process { noatsecure siginh };
')

# till_keeps_state(name): /var/lib/till/name, the process alone reads and writes what is in it. init makes the folder.
define(`till_keeps_state',`
  type till_$1_state_t, till_state;
  allow till_$1_t { var_lib_t till_state_t }:dir { getattr search open };
  # lock: a file is written whole or not at all under a lock on its folder, and a second process of the kind is kept out by one.
  allow till_$1_t till_$1_state_t:dir { getattr open read search write add_name remove_name create rmdir setattr lock ioctl };
  allow till_$1_t till_$1_state_t:file { create open getattr setattr read write append rename link unlink lock ioctl map };
')

# till_runs_in(name): /run/till/name, where its sockets are. Others pass through it.
define(`till_runs_in',`
  type till_$1_run_t, till_run;
  allow till_$1_t till_run_t:dir { getattr search open };
  allow till_$1_t till_$1_run_t:dir { getattr open read search };
')

# till_publishes(name): it puts a public key into /run/till/name.
define(`till_publishes',`
  allow till_$1_t till_$1_run_t:dir { write add_name remove_name lock ioctl };
  allow till_$1_t till_$1_run_t:file { create open getattr setattr read write rename unlink ioctl };
')

# till_reads_key_of(reader, owner): what `owner` publishes in its folder below /run/till.
define(`till_reads_key_of',`
  allow till_$1_t till_run_t:dir { getattr search open };
  allow till_$1_t till_$2_run_t:dir { getattr search open };
  allow till_$1_t till_$2_run_t:file { getattr open read };
')

# till_serves(name): init makes its listening sockets and hands them over. It accepts what comes when the process is not to be started any
# more, and closes it (flush_ports in systemd's socket.c): refused, it would find the same caller waiting again and again, and do nothing
# else, not even restart the machine.
define(`till_serves',`
  allow init_t till_$1_t:unix_stream_socket { create bind listen accept getattr setattr getopt setopt read write ioctl };
  allow till_$1_t self:unix_stream_socket { accept listen };
')

# till_socket_type(type): the name of a socket in a folder; to connect to it is to write to it.
define(`till_socket_type',`
  type $1, till_socket;
')

# till_connects(name, server, type): its process may connect to that socket of the server's.
define(`till_connects',`
  allow till_$1_t till_run_t:dir { getattr search open };
  allow till_$1_t till_$2_run_t:dir { getattr search open };
  allow till_$1_t $3:sock_file { getattr write };
  allow till_$1_t till_$2_t:unix_stream_socket connectto;
')

# till_draws(name): memory that it shares with the compositor: its windows.
define(`till_draws',`
  type till_$1_picture_t, till_picture;
  fs_tmpfs_filetrans_till($1)
  allow till_$1_t till_$1_picture_t:file { create open getattr setattr read write map unlink };
  allow till_screen_t till_$1_picture_t:file { getattr read write map };
  # The compositor hands out what its clients need to know (the keyboard) as memory of its own.
  # It is sealed against writing, and still passed as something that could be written.
  allow till_$1_t till_screen_picture_t:file { getattr read write map };
  allow { till_$1_t till_screen_t } { till_$1_t till_screen_t }:fd use;
  miscfiles_read_fonts(till_$1_t)
  # fontconfig asks what kind of disk its caches are on.
  allow till_$1_t fs_t:filesystem getattr;
')
define(`fs_tmpfs_filetrans_till',`
  type_transition till_$1_t tmpfs_t:file till_$1_picture_t;
  allow till_$1_t tmpfs_t:dir { search write add_name remove_name };
')
