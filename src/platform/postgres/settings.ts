/** Settings for a commune's PC: small in memory, whole on the disk, silent about what people typed. */
export function settingsFor(durable: boolean, socketFolder: string | undefined, port: number): string[] {
  const settings: Record<string, string> = {
    listen_addresses: socketFolder === undefined ? '127.0.0.1' : '',
    unix_socket_directories: socketFolder ?? '',
    unix_socket_permissions: '0700',
    port: String(port),
    max_connections: '80',
    superuser_reserved_connections: '5',
    shared_buffers: '128MB',
    work_mem: '16MB',
    maintenance_work_mem: '96MB',
    effective_cache_size: '1GB',
    random_page_cost: '1.1',
    jit: 'off',
    huge_pages: 'off',
    io_method: 'sync',
    wal_level: 'replica',
    max_wal_senders: '0',
    max_wal_size: '1GB',
    wal_compression: 'on',
    checkpoint_timeout: '15min',
    // A question whose asker has gone is given up.
    client_connection_check_interval: '10s',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    datestyle: 'ISO, YMD',
    lc_messages: 'C',
    // Statements and the values in their errors hold what people typed: they stay out of the log.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  return Object.entries(settings).map(([name, value]) => `${name}=${value}`);
}
