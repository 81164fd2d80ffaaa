"""What comes in and goes out as data: foreign tables become records, records become sheets.

Importing, for the window and the command line alike::

    table    = tables.read_table(path, sheet=None, header_row=None)      # UserError: no table, with the reason
    mapping  = keeping.kept(table, desk.home())                          # kept earlier for these columns, or None
    proposal = proposing.propose(table, desk.home(), kind=None)          # .mapping, .columns; UserError: none fits
    columns  = proposing.judge(table, proposal, mapping)                 # the columns as a changed mapping has them
    mapping  = proposal.mapping.but(where={"Home city": "Kraków"}, dates={"Signed": "day first"},
                                    defaults={"status": "Active"}, fill=("region", "zone"))
    mapping  = mapping.becoming("Inhabitants", "partner.population")     # "" : not imported
    mapping.targets(kind)  (module function)                             # everything a column can become: path, label
    plan     = planning.make(table, mapping, desk, progress)             # nothing is written
    plan.questions, plan.remarks, plan.lines, plan.defaults, plan.gaps, plan.summary(), plan.importable
    preview.described(plan, line, desk)                                  # headings and sentences of one row
    result   = importing.run(plan, desk, progress)                       # one step; Cancelled leaves nothing
    keeping.keep(mapping, table, desk.home())                            # for the next file with these columns

Exporting: `export.sheets(desk, kinds, sensitive=False)` gives plain sheets for the one workbook writer.
"""
