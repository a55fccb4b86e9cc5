import { isSaying, type Said, saying } from '../../analyse/saying.js'

/** What a proof says of certificates in a connection, said of those in a file: nothing was captured, and nobody has asked. */
export function ofFile(said: Said): Said {
	if (!isSaying(said)) return said
	switch (said.code) {
		case 'besides':
			return isSaying(said.values.second) && said.values.second.code === 'not_the_key' ? said.values.first : said
		case 'when_captured':
			return said.values.what
		case 'one_was_valid':
			return saying('one_is_valid', { name: said.values.name })
		case 'all_were_valid':
			return saying('all_are_valid', { count: said.values.count })
		case 'no_server_name':
			return saying('no_name_asked', { listed: said.values.listed })
		case 'unknown_use':
			return saying('its_uses', { purposes: said.values.purposes, uses: said.values.uses })
		default:
			return said
	}
}
