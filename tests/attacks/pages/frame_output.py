display({"text/html": "<iframe srcdoc=\"<script>parent.taken('frame_output')</script>\"></iframe>"}, raw=True)
