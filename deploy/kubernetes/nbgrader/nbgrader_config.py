"""nbgrader in a pod, for everybody; the exchange is ngshare's or a folder, as SHAPECLINIC_EXCHANGE says."""

import os

c = get_config()  # noqa: F821  (nbgrader defines it)

c.CourseDirectory.course_id = os.environ["SHAPECLINIC_COURSE"]
exchange = os.environ["SHAPECLINIC_EXCHANGE"]
if exchange == "ngshare":
    from ngshare_exchange import configureExchange

    configureExchange(c, os.environ["NGSHARE_URL"])
else:
    c.Exchange.root = exchange
    c.Exchange.path_includes_course = True
