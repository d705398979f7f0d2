"""nbgrader on the hub, for everybody."""

import os

from nbgrader.auth import JupyterHubAuthPlugin

from autograder.grading.exchange import ClosedSubmit

c = get_config()  # noqa: F821  (nbgrader defines it)

c.Authenticator.plugin_class = JupyterHubAuthPlugin
c.CourseDirectory.course_id = os.environ["SHAPECLINIC_COURSE"]
c.Exchange.root = os.environ["SHAPECLINIC_EXCHANGE"]
c.Exchange.path_includes_course = True
c.ExchangeFactory.submit = ClosedSubmit
