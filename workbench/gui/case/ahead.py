"""What an open case, its checks and its pages are made of: loaded while nobody waits for them."""

import workbench.gui.case.commands
import workbench.gui.chronology.page
import workbench.gui.comments.page
import workbench.gui.complaint.whole
import workbench.gui.evidence.page
import workbench.gui.findings.page
import workbench.gui.history.page
import workbench.gui.overview.page
import workbench.gui.people.page
import workbench.gui.procedure.page
import workbench.gui.remedies.page
import workbench.gui.statement.page
import workbench.gui.timeline.views
import workbench.statement.checks.running  # noqa: F401 - loaded, not used
