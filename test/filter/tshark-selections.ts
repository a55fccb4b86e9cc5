import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tshark } from '../peers/tshark.js'

/** For each filter, the numbers of the packets of a capture that tshark selects. */
export async function selectedByTshark(
	capture: string,
	filters: readonly string[],
	options: readonly string[],
): Promise<Map<string, Set<number>>> {
	const folder = mkdtempSync(join(tmpdir(), 'handshark-test-'))
	try {
		const script = join(folder, 'taps.lua')
		writeFileSync(script, taps(filters))
		const printed = await tshark(['-n', '-q', '-r', capture, '-X', `lua_script:${script}`, ...options])
		const refused = [...printed.matchAll(/^!(\d+) (.*)$/gm)].map(([, i, why]) => `${filters[Number(i) - 1]}: ${why}`)
		if (refused.length > 0) throw new Error(`tshark refuses filters:\n${refused.join('\n')}`)
		const selected = new Map(filters.map(filter => [filter, new Set<number>()]))
		for (const [, filter, packet] of printed.matchAll(/^@(\d+) (\d+)$/gm))
			selected.get(filters[Number(filter) - 1]!)!.add(Number(packet))
		return selected
	} finally {
		rmSync(folder, { recursive: true })
	}
}

/** A listener for each filter, which prints its number and the packet's: one process for all of them. */
function taps(filters: readonly string[]): string {
	const texts = filters.map(filter => `[===[${filter}]===]`)
	return `for i, text in ipairs({ ${texts.join(', ')} }) do
	local known, tap = pcall(Listener.new, "frame", text)
	if known then
		function tap.packet(pinfo) print("@" .. i .. " " .. pinfo.number) end
	else
		print("!" .. i .. " " .. tap)
	end
end
`
}
