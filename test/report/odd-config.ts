/**
 * A config with all that makes columns differ: a byte order mark, CRLF, characters of two to four bytes, of one and two
 * UTF-16 units, in keys and in secrets, with mistakes behind them that have repairs.
 */
export const ODD_CONFIG = [
  '\ufefflibraries: {"映画 😀": {}, "é": {collection_files: [{pmm: basic}]}}',
  'trakt: {"client_id": "пароль😀", client_secret: <<trakt-secret>>, pin: <<trakt-pin>>, force_refresh: yes}',
  'cache: {cache: true} # 😀',
  'settings: {"run_order": ["日本😀"], asset_folders: "true"}',
  '',
].join('\r\n')
